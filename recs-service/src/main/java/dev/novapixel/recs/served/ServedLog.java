package dev.novapixel.recs.served;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code recommendations-served} behind the answers' backs: an answer never waits for Kafka
 * or the registry. What waits is bounded to {@value #WAITING}; beyond that, and after a minute
 * without Kafka, records are dropped and counted, because an answer that was given is worth more
 * than its record. Thread-safe.
 */
public final class ServedLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedLog.class);
  private static final int WAITING = 2_000;
  private static final long BUFFER_BYTES = 4L << 20;
  private static final Duration DELIVERY = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final BlockingQueue<RecommendationServed> waiting = new ArrayBlockingQueue<>(WAITING);
  private final Supplier<Serializer<RecommendationServed>> values;
  private final Map<String, Object> properties;
  private final Counter written;
  private final Counter dropped;
  private final Thread thread;
  private volatile boolean closed;

  private ServedLog(
      Map<String, Object> kafka,
      Supplier<Serializer<RecommendationServed>> values,
      MeterRegistry meters) {
    this.properties = producerProperties(kafka);
    this.values = values;
    this.written = meters.counter("nova.recs.served", "outcome", "written");
    this.dropped = meters.counter("nova.recs.served", "outcome", "dropped");
    this.thread = Thread.ofPlatform().daemon().name("served-log").unstarted(this::run);
  }

  /**
   * Starts the writer's thread.
   *
   * @param kafka a producer's properties
   * @param values makes the serializer, which may need the registry; asked again until it succeeds
   */
  public static ServedLog start(
      Map<String, Object> kafka,
      Supplier<Serializer<RecommendationServed>> values,
      MeterRegistry meters) {
    ServedLog log = new ServedLog(kafka, values, meters);
    log.thread.start();
    return log;
  }

  /** Takes note; returns at once. */
  public void write(RecommendationServed served) {
    if (!waiting.offer(served)) {
      dropped.increment();
    }
  }

  /** Writes what waits, for a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try (Producer<String, byte[]> producer = new KafkaProducer<>(properties)) {
        write(producer, values.get());
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Recommendations served cannot be written yet: {}", e.toString());
        pause();
      }
    }
  }

  private void write(Producer<String, byte[]> producer, Serializer<RecommendationServed> serializer)
      throws InterruptedException {
    while (!closed || !waiting.isEmpty()) {
      RecommendationServed served = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      if (served != null) {
        send(producer, serializer, served);
      }
    }
  }

  private void send(
      Producer<String, byte[]> producer,
      Serializer<RecommendationServed> serializer,
      RecommendationServed served) {
    String topic = Topics.RECOMMENDATIONS_SERVED.in(Epoch.FIRST);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic,
            null,
            served.servedAt().toEpochMilli(),
            key(served),
            serializer.serialize(topic, served));
    try {
      // The callback counts; nobody waits for the future.
      Future<RecordMetadata> _ =
          producer.send(record, (_, failure) -> (failure == null ? written : dropped).increment());
    } catch (KafkaException notSent) {
      dropped.increment();
    }
  }

  private static String key(RecommendationServed served) {
    Identifier shopper = served.shopper();
    return shopper == null ? Keys.shop(served.shop()) : Keys.shopper(served.shop(), shopper);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.multipliedBy(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> producerProperties(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY.toMillis()));
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    return properties;
  }
}
