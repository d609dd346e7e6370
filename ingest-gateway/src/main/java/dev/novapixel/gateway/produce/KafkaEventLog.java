package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log in Kafka: one idempotent producer with {@code acks=all}, fed by one dispatcher
 * thread, because {@code send} may block and callers are event loops. One thread also keeps a
 * client's requests in the order in which they came.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);
  private static final Duration FLUSH = Duration.ofSeconds(5);
  private static final List<Topic<?>> TOPICS =
      List.of(Topics.PIXEL_EVENTS, Topics.REJECTED_EVENTS, Topics.SHOP_SETTINGS);

  private final Settings settings;
  private final WireFormat format;
  private final Producer<byte[], byte[]> producer;
  private final BlockingQueue<PendingBatch> queue;
  private final Breaker breaker = new Breaker(System::nanoTime);
  private final ClusterProbe probe;
  private final Thread dispatcher;
  private final Timer acknowledgement;
  private volatile boolean closed;

  /** Null until the registry was reached, which is before the breaker lets anything pass. */
  private volatile @Nullable EntryRecords records;

  /**
   * Starts at once, and is open as soon as Kafka and the registry were reached.
   *
   * @param maxBatches the most batches that wait for the dispatcher; more are not tried
   * @param bufferBytes memory for records that are not acknowledged yet
   */
  public KafkaEventLog(
      Settings settings,
      WireFormat format,
      int maxBatches,
      long bufferBytes,
      MeterRegistry metrics) {
    this.settings = settings;
    this.format = format;
    this.queue = new LinkedBlockingQueue<>(maxBatches);
    this.producer =
        new KafkaProducer<>(
            ProducerProperties.of(settings, bufferBytes),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.probe =
        new ClusterProbe(
            ClientProperties.admin(settings, "nova-gateway-probe"),
            producer,
            breaker,
            this::prepare);
    this.dispatcher = Thread.ofPlatform().name("dispatch").daemon().unstarted(this::dispatch);
    this.acknowledgement = instrument(metrics);
    dispatcher.start();
    probe.start();
  }

  private Timer instrument(MeterRegistry metrics) {
    Gauge.builder("nova.gateway.breaker", breaker, state -> state.state().gauge())
        .description("0 closed: Kafka takes records; 1 trying; 2 open: requests are refused")
        .register(metrics);
    Gauge.builder("nova.gateway.dispatch.queue", queue, BlockingQueue::size)
        .description("Requests that wait for the dispatcher")
        .register(metrics);
    return Timer.builder("nova.gateway.ack")
        .description("From a request's events being read to Kafka's acknowledgement of the last")
        .serviceLevelObjectives(LatencyBuckets.all())
        .register(metrics);
  }

  @Override
  public boolean isOpen() {
    return !breaker.isOpen();
  }

  /** Whether all was ready to write at least once since the start; if not, why. */
  public Check check() {
    return probe.check();
  }

  private void prepare(Admin admin) {
    new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, TOPICS);
    records = EntryRecords.of(format);
  }

  @Override
  public CompletionStage<BitSet> append(List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(new BitSet());
    }
    if (closed || !breaker.pass()) {
      return CompletableFuture.completedFuture(new BitSet());
    }
    PendingBatch batch = new PendingBatch(entries, System.nanoTime());
    if (!queue.offer(batch)) {
      breaker.ended(false);
      return CompletableFuture.completedFuture(new BitSet());
    }
    return batch.done();
  }

  private void dispatch() {
    try {
      while (true) {
        send(queue.take());
      }
    } catch (InterruptedException closing) {
      LOG.debug("dispatcher ends");
    }
  }

  /** Once the breaker is open what waits is given up at once, instead of one time-out each. */
  private void send(PendingBatch batch) {
    EntryRecords known = records;
    boolean hopeless = breaker.state() == Breaker.State.OPEN;
    for (int i = 0; i < batch.entries().size(); i++) {
      if (known == null || hopeless) {
        ended(batch, i, false);
      } else {
        send(batch, i, known);
      }
    }
  }

  private void send(PendingBatch batch, int index, EntryRecords known) {
    try {
      var _ =
          producer.send(
              known.of(batch.entries().get(index)),
              (metadata, failure) -> {
                if (failure != null) {
                  LOG.debug("not acknowledged: {}", failure.toString());
                }
                ended(batch, index, failure == null);
              });
    } catch (RuntimeException refused) {
      LOG.warn("a record could not be sent: {}", refused.toString());
      ended(batch, index, false);
    }
  }

  private void ended(PendingBatch batch, int index, boolean acknowledged) {
    if (batch.ended(index, acknowledged)) {
      breaker.ended(batch.isDurable());
      acknowledgement.record(System.nanoTime() - batch.since(), TimeUnit.NANOSECONDS);
      batch.complete();
    }
  }

  /** Gives what is under way five seconds to end; its callers get their true answer. */
  @Override
  public void close() {
    closed = true;
    probe.close();
    producer.close(FLUSH);
    dispatcher.interrupt();
  }
}
