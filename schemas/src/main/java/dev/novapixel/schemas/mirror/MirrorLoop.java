package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** What a mirror does over and over: read, write, say how far it has come. Used by one thread. */
final class MirrorLoop<V> {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorLoop.class);
  private static final Duration BEAT = Duration.ofMillis(250);

  /** For questions to Kafka beside reading: not answered, they are asked at the next beat. */
  private static final Duration ANSWER = Duration.ofMillis(500);

  private final Mirrored<V> mirrored;
  private final String topic;
  private final Consumer<String, byte[]> consumer;
  private final Deserializer<V> values;
  private final MirrorPositions positions;
  private final RedisWriter writer;
  private final MirrorMeters meters;
  private final InstantSource clock;
  private final MirrorBatch batch = new MirrorBatch();
  private final Backoff backoff = new Backoff();

  /** From which offset a partition's records are news; those before were read to catch up. */
  private final Map<TopicPartition, Long> newsFrom = new HashMap<>();

  private Instant nextBeat = Instant.MIN;
  private volatile Check check = Check.failed("not started");

  MirrorLoop(
      Mirrored<V> mirrored,
      String topic,
      Consumer<String, byte[]> consumer,
      Deserializer<V> values,
      MirrorPositions positions,
      RedisWriter writer,
      MirrorMeters meters,
      InstantSource clock) {
    this.mirrored = mirrored;
    this.topic = topic;
    this.consumer = consumer;
    this.values = values;
    this.positions = positions;
    this.writer = writer;
    this.meters = meters;
    this.clock = clock;
  }

  Check check() {
    return check;
  }

  void begin() {
    consumer.subscribe(List.of(topic), new Owned());
  }

  /**
   * Reads once and writes what was read; when Redis or the registry is away, keeps it for the next
   * step.
   */
  void step() {
    batch.add(consumer.poll(backoff.isResting() ? backoff.pause() : BEAT));
    try {
      if (positions.someMissing()) {
        positions.load().forEach(this::readFrom);
      }
      if (!batch.isEmpty()) {
        write();
      }
      if (!clock.instant().isBefore(nextBeat)) {
        beat();
        nextBeat = clock.instant().plus(BEAT);
      }
      recovered();
    } catch (JedisException | SchemaRegistryException away) {
      rest(away);
    }
  }

  private void write() {
    List<Shown<V>> shown = new ArrayList<>();
    List<RedisCall> calls = new ArrayList<>();
    int passedOver = 0;
    for (ConsumerRecord<String, byte[]> record : batch.records()) {
      try {
        V value = values.deserialize(topic, record.value());
        calls.addAll(RedisCall.of(record.offset(), mirrored.view().writes(record.key(), value)));
        shown.add(new Shown<>(record, value));
      } catch (SchemaRegistryException away) {
        throw away;
      } catch (RuntimeException unreadable) {
        // Bytes that are no record, or a view that does not bear it: neither may stop the others.
        passedOver++;
        LOG.warn(
            "Passed over {}-{} at {}.", topic, record.partition(), record.offset(), unreadable);
      }
    }
    writer.run(calls);
    positions.advance(batch.steps()).forEach(this::rewind);
    meters.read.increment(batch.read());
    meters.written.increment(shown.size());
    meters.skipped.increment(passedOver);
    measure(shown);
    batch.clear();
  }

  private void measure(List<Shown<V>> shown) {
    Instant now = clock.instant();
    for (Shown<V> each : shown) {
      ConsumerRecord<String, byte[]> record = each.record();
      Long news = newsFrom.get(new TopicPartition(record.topic(), record.partition()));
      V value = each.value();
      if (value != null && news != null && record.offset() >= news) {
        meters.sinceReceived(Duration.between(Instant.ofEpochMilli(record.timestamp()), now));
        Function<V, Instant> computedAt = mirrored.computedAt();
        if (computedAt != null) {
          meters.sinceComputed(Duration.between(computedAt.apply(value), now));
        }
      }
    }
  }

  /**
   * Renews the reach where all that was committed is shown, and finds out whether Redis still has
   * what we left.
   */
  private void beat() {
    Instant asked = clock.instant();
    Map<TopicPartition, Long> ends = ends();
    List<MirrorPositions.Step> steps = new ArrayList<>();
    long lag = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong position = position(partition);
      if (position.isPresent()) {
        long next = position.getAsLong();
        Long end = ends.get(partition);
        boolean complete = end != null && next >= end;
        lag += end == null ? 0 : Math.max(0, end - next);
        steps.add(
            new MirrorPositions.Step(partition, next, complete ? asked.toEpochMilli() : null));
      }
    }
    positions.advance(steps).forEach(this::rewind);
    ends.forEach(newsFrom::putIfAbsent);
    meters.lag(lag);
  }

  private Map<TopicPartition, Long> ends() {
    try {
      return consumer.endOffsets(consumer.assignment(), ANSWER);
    } catch (TimeoutException noAnswer) {
      return Map.of();
    }
  }

  private OptionalLong position(TopicPartition partition) {
    if (positions.isMissing(partition)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(consumer.position(partition, ANSWER));
    } catch (TimeoutException noAnswer) {
      return OptionalLong.empty();
    }
  }

  private void rewind(TopicPartition partition, OptionalLong position) {
    LOG.warn("Redis lost what {} showed: reading again from {}.", partition, position);
    meters.rewinds.increment();
    readFrom(partition, position);
  }

  private void readFrom(TopicPartition partition, OptionalLong position) {
    if (position.isPresent()) {
      consumer.seek(partition, position.getAsLong());
    } else {
      consumer.seekToBeginning(Set.of(partition));
    }
    newsFrom.remove(partition);
  }

  private void rest(RuntimeException away) {
    if (!backoff.isResting()) {
      LOG.warn("The mirror of {} waits: {}", topic, away.toString());
    }
    backoff.longer();
    meters.retries.increment();
    check =
        Check.failed(
            "waiting for " + (away instanceof JedisException ? "Redis" : "the schema registry"));
    consumer.pause(consumer.assignment());
  }

  private void recovered() {
    if (backoff.isResting()) {
      LOG.info("The mirror of {} goes on.", topic);
      backoff.over();
    }
    check = Check.OK;
    Set<TopicPartition> paused = new HashSet<>(consumer.paused());
    if (!paused.isEmpty()) {
      consumer.resume(paused);
    }
  }

  /** A record that is in Redis now. */
  private record Shown<V>(ConsumerRecord<String, byte[]> record, @Nullable V value) {}

  /**
   * Called inside {@code poll}: nothing of a new partition is read before its position is known.
   */
  private final class Owned implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      positions.add(partitions);
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      positions.forget(partitions);
      batch.drop(partitions);
      newsFrom.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      onPartitionsRevoked(partitions);
    }
  }
}
