package dev.novapixel.admin.outbox;

import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the outbox has notices of, at least once and never an older state behind a newer
 * one: one instance at a time holds the outbox's lock, sends what it finds in Postgres, and deletes
 * the notices in the same transaction once Kafka has acknowledged. While Kafka, the registry or
 * Postgres is away, notices wait.
 */
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  /** Notices taken at once: bounds the transaction. */
  private static final int BATCH = 500;

  /** How long a notice of another instance may lie, in milliseconds. */
  private static final long LOOK_AGAIN = 1_000;

  private final Database database;
  private final Outbox outbox;
  private final Runnable topicsExist;
  private final Producer<String, byte[]> producer;
  private final WireFormat wire;
  private final Map<String, OutboxTopic<?>> topics = new HashMap<>();
  private final Map<String, Serializer<?>> serializers = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  private record Waiting(long id, Notice notice) {}

  /**
   * Takes ownership of {@code producer}, which must be idempotent and ask for all replicas.
   *
   * @param topicsExist makes the topics if they are missing; called until it succeeds once
   */
  public OutboxRelay(
      Database database,
      Outbox outbox,
      Runnable topicsExist,
      Producer<String, byte[]> producer,
      WireFormat wire,
      List<OutboxTopic<?>> topics) {
    this.database = database;
    this.outbox = outbox;
    this.topicsExist = topicsExist;
    this.producer = producer;
    this.wire = wire;
    topics.forEach(topic -> this.topics.put(topic.topic().name(), topic));
    this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(2));
  }

  private void run() {
    while (!closed) {
      try {
        topicsExist.run();
        if (relay() == 0) {
          outbox.await(LOOK_AGAIN);
        }
      } catch (InterruptedException closing) {
        return;
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("Changes of settings wait to be published: {}", e.toString());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Publishes what is there, at most {@link #BATCH}; how many notices are done with. */
  int relay() throws InterruptedException {
    return database.inNoShop(handle -> {
      List<Waiting> waiting = isAlone(handle) ? waiting(handle) : List.of();
      if (!waiting.isEmpty()) {
        publish(handle, waiting);
        forget(handle, waiting);
      }
      return waiting.size();
    });
  }

  private static boolean isAlone(Handle handle) {
    return handle
        .createQuery("SELECT pg_try_advisory_xact_lock(hashtext('nova.outbox'))")
        .mapTo(Boolean.class)
        .one();
  }

  private static List<Waiting> waiting(Handle handle) {
    return handle
        .createQuery("SELECT id, topic, shop, part FROM outbox ORDER BY id LIMIT :batch")
        .bind("batch", BATCH)
        .map((row, context) ->
            new Waiting(
                row.getLong("id"),
                new Notice(row.getString("topic"), row.getString("shop"), row.getString("part"))))
        .list();
  }

  private void publish(Handle handle, List<Waiting> waiting) throws InterruptedException {
    Set<Notice> distinct = new LinkedHashSet<>();
    waiting.forEach(each -> distinct.add(each.notice()));
    List<Future<?>> sent = new ArrayList<>();
    for (Notice notice : distinct) {
      OutboxTopic<?> topic = topics.get(notice.topic());
      if (topic == null) {
        throw new IllegalStateException("nobody publishes to " + notice.topic());
      }
      sent.add(producer.send(record(handle, topic, notice)));
    }
    for (Future<?> each : sent) {
      acknowledged(each);
    }
  }

  private static void acknowledged(Future<?> sent) throws InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take it: " + e.getCause(), e);
    }
  }

  private <V> ProducerRecord<String, byte[]> record(
      Handle handle, OutboxTopic<V> topic, Notice notice) {
    Database.enter(handle, notice.shop());
    V state = topic.state().load(handle, notice.shop(), notice.part());
    String name = topic.topic().in(Epoch.FIRST);
    return new ProducerRecord<>(
        name, topic.key().of(notice.shop(), notice.part()), bytes(topic, name, state));
  }

  private <V> byte @Nullable [] bytes(OutboxTopic<V> topic, String name, @Nullable V state) {
    @SuppressWarnings("unchecked") // put there under the same topic
    Serializer<V> serializer =
        (Serializer<V>) serializers.computeIfAbsent(name, _ -> wire.serializer(topic.topic()));
    return state == null ? null : serializer.serialize(name, state);
  }

  private static void forget(Handle handle, List<Waiting> waiting) {
    handle
        .createUpdate("DELETE FROM outbox WHERE id = ANY(:ids)")
        .bindArray("ids", Long.class, waiting.stream().map(Waiting::id).toList())
        .execute();
  }
}
