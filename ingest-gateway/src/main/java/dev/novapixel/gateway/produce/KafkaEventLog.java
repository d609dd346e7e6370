package dev.novapixel.gateway.produce;

import dev.novapixel.gateway.produce.Breaker.Result;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log in Kafka: one idempotent producer with {@code acks=all}. Callers are event loops
 * and send themselves, because the producer is set to fail where it would wait.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventLog.class);
  private static final Duration FLUSH = Duration.ofSeconds(5);
  private static final List<Topic<?>> TOPICS =
      List.of(Topics.PIXEL_EVENTS, Topics.REJECTED_EVENTS, Topics.SHOP_SETTINGS);

  private final Settings settings;
  private final WireFormat format;
  private final Producer<byte[], byte[]> producer;
  private final Breaker breaker = new Breaker(System::nanoTime);
  private final ClusterProbe probe;
  private final Timer acknowledgement;
  private volatile boolean closed;

  /** Null until the registry was reached, which is before the breaker lets anything pass. */
  private volatile @Nullable EntryRecords records;

  /**
   * Starts at once, and is open as soon as Kafka and the registry were reached.
   *
   * @param bufferBytes memory for records that are not acknowledged yet
   */
  public KafkaEventLog(
      Settings settings, WireFormat format, long bufferBytes, MeterRegistry metrics) {
    this.settings = settings;
    this.format = format;
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
    this.acknowledgement = instrument(metrics);
    probe.start();
  }

  private Timer instrument(MeterRegistry metrics) {
    Gauge.builder("nova.gateway.breaker", breaker, state -> state.state().gauge())
        .description("0 closed: Kafka takes records; 1 trying; 2 open: requests are refused")
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
    return write(
        entries.size(),
        index ->
            Objects.requireNonNull(records, "nothing passes before it is prepared")
                .of(entries.get(index)));
  }

  /** Writes what {@link #encode} has made, as {@link #append} would have. */
  public CompletionStage<BitSet> write(List<ProducerRecord<byte[], byte[]>> encoded) {
    return write(encoded.size(), encoded::get);
  }

  /** {@code entries} as they would be written; empty as long as the registry was never reached. */
  public Optional<List<ProducerRecord<byte[], byte[]>>> encode(List<LogEntry> entries) {
    EntryRecords known = records;
    return known == null ? Optional.empty() : Optional.of(entries.stream().map(known::of).toList());
  }

  private CompletionStage<BitSet> write(
      int count, IntFunction<ProducerRecord<byte[], byte[]>> record) {
    if (count == 0 || closed || !breaker.pass()) {
      return CompletableFuture.completedFuture(new BitSet());
    }
    PendingBatch batch = new PendingBatch(count, System.nanoTime());
    for (int i = 0; i < count; i++) {
      send(batch, i, record);
    }
    return batch.done();
  }

  private void send(
      PendingBatch batch, int index, IntFunction<ProducerRecord<byte[], byte[]>> record) {
    try {
      var _ =
          producer.send(record.apply(index), (metadata, failure) -> ended(batch, index, failure));
    } catch (RuntimeException refused) {
      LOG.warn("a record could not be sent: {}", refused.toString());
      ended(batch, index, refused);
    }
  }

  private void ended(PendingBatch batch, int index, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debug("not acknowledged: {}", failure.toString());
    }
    if (batch.ended(index, result(failure))) {
      breaker.ended(batch.result());
      acknowledgement.record(System.nanoTime() - batch.since(), TimeUnit.NANOSECONDS);
      batch.complete();
    }
  }

  /** A producer without room says nothing of Kafka: acknowledgements will make room. */
  private static Result result(@Nullable Exception failure) {
    if (failure == null) {
      return Result.DURABLE;
    }
    return failure instanceof BufferExhaustedException ? Result.NOT_TRIED : Result.FAILED;
  }

  /** Gives what is under way five seconds to end; its callers get their true answer. */
  @Override
  public void close() {
    closed = true;
    probe.close();
    producer.close(FLUSH);
  }
}
