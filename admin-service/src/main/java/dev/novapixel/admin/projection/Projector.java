package dev.novapixel.admin.projection;

import dev.novapixel.admin.projection.Batch.Read;
import dev.novapixel.admin.projection.ProjectedTopics.Projected;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an epoch's topics and writes them to Postgres, for as long as the process lives. Postgres
 * alone says where to read on: the consumer belongs to no group, and whenever anything fails, or
 * another instance was faster, reading begins anew from what the tables say.
 */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Kafka's answer to what waits is no older. */
  private static final Duration FETCH = Duration.ofSeconds(1);

  /** While nothing is to be written, a flush is noticed within this. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Epoch epoch;
  private final ProjectionStore store;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Runnable topicsExist;
  private final ProjectionListener listener;
  private final Map<String, Decoder<?>> decoders = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  /** When that was noted last. */
  private Instant caughtUp = Instant.EPOCH;

  private final InstantSource clock = InstantSource.system();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Progress progress = Progress.NONE;
  private volatile @Nullable Consumer<String, byte[]> reading;

  private static final Bytes NOTHING = Bytes.wrap(Bytes.EMPTY);

  private record Decoder<V>(Projected<V> topic, Deserializer<V> values) {
    Read<V> decode(ConsumerRecord<String, byte[]> record) {
      byte[] bytes = record.value();
      V value = bytes == null ? null : values.deserialize(record.topic(), bytes);
      return new Read<>(
          new TopicPartition(record.topic(), record.partition()),
          record.offset(),
          topic,
          record.key(),
          value,
          bytes == null ? NOTHING : Bytes.wrap(bytes));
    }
  }

  /**
   * A projector that {@link #start} sets going.
   *
   * @param consumers opens consumers of committed records that have no group; each is closed
   * @param topicsExist makes the topics if they are missing
   */
  public Projector(
      Database database,
      Epoch epoch,
      WireFormat wire,
      Supplier<Consumer<String, byte[]>> consumers,
      Runnable topicsExist,
      ProjectionListener listener) {
    this.epoch = epoch;
    this.store = new ProjectionStore(database, epoch);
    this.consumers = consumers;
    this.topicsExist = topicsExist;
    this.listener = listener;
    ProjectedTopics.ALL.forEach(topic -> decoders.put(name(topic), decoder(wire, topic)));
    this.thread = Thread.ofPlatform().daemon().name("projector-" + epoch).unstarted(this::run);
  }

  private static <V> Decoder<V> decoder(WireFormat wire, Projected<V> projected) {
    return new Decoder<>(projected, wire.deserializer(projected.topic()));
  }

  private String name(Projected<?> projected) {
    return projected.topic().in(epoch);
  }

  public void start() {
    thread.start();
  }

  public Progress progress() {
    return progress;
  }

  @Override
  public void close() {
    closed = true;
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try (Consumer<String, byte[]> consumer = open()) {
        project(consumer);
      } catch (WakeupException closing) {
        LOG.debug("stopped");
      } catch (RuntimeException e) {
        trouble(e);
      } finally {
        reading = null;
      }
    }
  }

  private Consumer<String, byte[]> open() {
    topicsExist.run();
    Consumer<String, byte[]> consumer = consumers.get();
    reading = consumer;
    return consumer;
  }

  private void trouble(RuntimeException failure) {
    Progress last = progress;
    progress =
        new Progress(false, last.lag(), last.written(), last.passedOver(), failure.toString());
    if (!closed) {
      LOG.warn("The projection begins anew: {}", failure.toString());
      try {
        Thread.sleep(RETRY);
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  private void project(Consumer<String, byte[]> consumer) {
    seek(consumer);
    caughtUp = Instant.EPOCH;
    listener.begun();
    long lookAgain = System.nanoTime();
    while (!closed) {
      Instant asked = clock.instant();
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      int passedOver = 0;
      if (!records.nextOffsets().isEmpty()) {
        passedOver = write(records);
      } else if (System.nanoTime() - lookAgain > 0) {
        store.requireStanding(positions);
        lookAgain = System.nanoTime() + LOOK.toNanos();
      }
      report(consumer, records.count(), passedOver);
      if (isCaughtUp(consumer) && asked.isAfter(caughtUp.plus(LOOK))) {
        caughtUp = asked;
        store.caughtUp(asked.minus(FETCH), positions);
      }
    }
  }

  /** Goes to where the tables stand, or to where the log begins if it has lost what lies there. */
  private void seek(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    positions.clear();
    positions.putAll(store.positions(beginnings));
    positions.keySet().retainAll(partitions);
    Map<TopicPartition, Long> lost = new HashMap<>();
    beginnings.forEach((partition, first) -> {
      long next = positions.getOrDefault(partition, first);
      requireWithin(partition, next, ends.getOrDefault(partition, first));
      if (next < first) {
        lost.put(partition, first);
      }
    });
    if (!lost.isEmpty()) {
      LOG.error("The log has lost records that were not projected; going on behind them: {}", lost);
      store.skip(positions, lost);
      positions.putAll(lost);
    }
    positions.forEach(consumer::seek);
  }

  private static void requireWithin(TopicPartition partition, long next, long end) {
    if (next > end) {
      throw new IllegalStateException(
          partition
              + " ends at "
              + end
              + ", but "
              + next
              + " records of it were projected:"
              + " this is another log. Flush the projection to begin anew.");
    }
  }

  private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    return decoders.keySet().stream()
        .map(consumer::partitionsFor)
        .flatMap(Collection::stream)
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private int write(ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, Long> to = new HashMap<>();
    Map<TopicPartition, Long> from = new HashMap<>();
    records
        .nextOffsets()
        .forEach((partition, next) -> {
          from.put(partition, positions.get(partition));
          to.put(partition, next.offset());
        });
    List<Read<?>> read = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      decode(record, read);
    }
    Batch batch = new Batch(read, from, to);
    int unreadable = records.count() - read.size();
    int unfit = store.write(batch);
    positions.putAll(to);
    batch.arrivals().forEach(listener::written);
    return unreadable + unfit;
  }

  /** What nobody can read is passed over; a registry that is away is waited for. */
  private void decode(ConsumerRecord<String, byte[]> record, List<Read<?>> read) {
    try {
      Decoder<?> decoder = decoders.get(record.topic());
      if (decoder != null && record.key() != null) {
        read.add(decoder.decode(record));
      }
    } catch (SerializationException e) {
      if (e.getCause() instanceof SchemaRegistryException away
          && away.reason() == SchemaRegistryException.Reason.UNREACHABLE) {
        throw e;
      }
      LOG.error(
          "{}-{}@{} can't be read and is passed over",
          record.topic(),
          record.partition(),
          record.offset(),
          e);
    }
  }

  /** Whether nothing waits in any partition, as of the last answers of Kafka. */
  private boolean isCaughtUp(Consumer<String, byte[]> consumer) {
    return positions.keySet().stream()
        .map(consumer::currentLag)
        .allMatch(behind -> behind.isPresent() && behind.getAsLong() == 0);
  }

  private void report(Consumer<String, byte[]> consumer, int records, int passedOver) {
    long lag = 0;
    for (TopicPartition partition : positions.keySet()) {
      OptionalLong behind = consumer.currentLag(partition);
      lag += behind.orElse(0);
    }
    Progress last = progress;
    progress =
        new Progress(true, lag, last.written() + records, last.passedOver() + passedOver, "");
  }
}
