package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;

/**
 * Shows one topic in Redis, in a thread of its own. It reads committed records, keeps the newest of
 * each key of a poll, and writes them in pipelines; every write compares versions (a record's
 * offset), so an older record never overwrites a newer one, and whatever is written twice changes
 * nothing.
 *
 * <p>Instances of one topic share its partitions as a consumer group, but the position in each
 * stands in Redis itself and nowhere else: a Redis that was emptied, or set back, is noticed within
 * a second and filled again from where it stands. While Redis is away nothing more is read, the
 * instance stays a member of its group, and the write is tried until it succeeds.
 *
 * <p>When Kafka's client fails in a way that it does not recover from, another one goes on where
 * Redis stands; only an {@link Error} ends the mirror.
 *
 * <p>{@link RedisKeys#mirrorReach} says for each partition up to which moment everything committed
 * is shown; it is renewed about four times a second as long as that is now.
 *
 * @param <V> the topic's value
 */
public final class RedisMirror<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisMirror.class);

  /** Bounds a batch, and with it the memory while Redis is away. */
  private static final int MOST_RECORDS = 1_000;

  private static final int MOST_BYTES = 4 << 20;
  private static final long CLOSING_MS = 5_000;

  /** Between a failure of Kafka's client and the next one. */
  private static final long PAUSE_MS = 1_000;

  private final Function<Consumer<String, byte[]>, MirrorLoop<V>> loops;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Thread thread;
  private volatile @Nullable Consumer<String, byte[]> consumer; // while one is open
  private volatile Supplier<Check> check = () -> Check.failed("not started");
  private volatile boolean closing;
  private volatile @Nullable Throwable death;

  /** Reads nothing before {@link #start}; does not close {@code redis}. */
  public RedisMirror(
      Mirrored<V> mirrored,
      Settings settings,
      WireFormat wire,
      UnifiedJedis redis,
      MeterRegistry meters) {
    Epoch epoch = settings.get(Setting.EPOCH);
    String name = "nova-mirror-" + mirrored.topic().name() + "-" + epoch;
    MirrorMeters counters = new MirrorMeters(meters, mirrored.topic().name());
    consumers =
        () ->
            new KafkaConsumer<>(
                bounded(ClientProperties.member(settings, name, name)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    loops =
        opened ->
            new MirrorLoop<>(
                mirrored,
                mirrored.topic().in(epoch),
                opened,
                wire.deserializer(mirrored.topic()),
                new MirrorPositions(redis, new RedisKeys(epoch), mirrored.topic()),
                new RedisWriter(redis),
                counters,
                InstantSource.system());
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Begins to mirror, without waiting for anything. */
  public void start() {
    thread.start();
  }

  /**
   * Failed while Redis or the schema registry is away, and for good when the mirror's thread died.
   */
  public Check check() {
    Throwable cause = death;
    return cause == null
        ? check.get()
        : Check.failed("the mirror ended: " + cause.getClass().getSimpleName());
  }

  /** Failed only when the mirror's thread died: then the process has to be started again. */
  public Check alive() {
    return death == null ? Check.OK : check();
  }

  /** Leaves the group and waits for the write at hand. */
  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    Consumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join(CLOSING_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        mirror();
      }
    } catch (Throwable ended) { // an Error, too: nobody else would hear of this thread's end
      death = ended;
      LOG.error("The mirror ended with an error.", ended);
    }
  }

  /** Returns when asked to end, or a moment after Kafka's client failed. */
  private void mirror() throws InterruptedException {
    try (Consumer<String, byte[]> opened = consumers.get()) {
      consumer = opened;
      MirrorLoop<V> loop = loops.apply(opened);
      check = loop::check;
      loop.begin();
      while (!closing) {
        loop.step();
      }
    } catch (RuntimeException failed) {
      if (closing) {
        LOG.debug("The mirror was asked to end.", failed);
        return;
      }
      check = () -> Check.failed("beginning again after " + failed.getClass().getSimpleName());
      LOG.error("The mirror failed and begins again where Redis stands.", failed);
      Thread.sleep(PAUSE_MS);
    } finally {
      consumer = null;
    }
  }

  private static Map<String, Object> bounded(Map<String, Object> properties) {
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    return properties;
  }
}
