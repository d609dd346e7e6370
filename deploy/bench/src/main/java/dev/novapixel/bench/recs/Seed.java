package dev.novapixel.bench.recs;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One shop's settings, catalogue and sessions, written to their topics as others write them. */
final class Seed implements AutoCloseable {
  static final String SHOP = "bench.test";
  static final String WRITE_KEY = "bench-write-key-0123456789";

  /** The sessions lie so far back at most, evenly. */
  private static final Duration SPAN = Duration.ofDays(20);

  private final Wares wares;
  private final RandomGenerator random;
  private final Instant now;
  private final WireFormat wire;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Seed(
      Wares wares,
      RandomGenerator random,
      Instant now,
      WireFormat wire,
      Map<String, Object> kafka) {
    this.wares = wares;
    this.random = random;
    this.now = now;
    this.wire = wire;
    this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
  }

  void shop() {
    var settings =
        new ShopSettings(
            SHOP,
            1,
            true,
            List.of(WRITE_KEY),
            List.of(),
            Consent.WhenAbsent.GRANTED,
            ShopSettings.DEFAULT_SESSION_GAP,
            "EUR",
            CatalogMode.AUTHORITATIVE,
            now);
    send(Topics.SHOP_SETTINGS, Keys.shop(SHOP), now, settings, serializer(Topics.SHOP_SETTINGS));
    flush();
  }

  void catalogue() {
    var serializer = serializer(Topics.CATALOG);
    for (int rank = 0; rank < wares.products(); rank++) {
      String id = Wares.id(rank);
      var product =
          new Product(
              SHOP,
              id,
              "A product of the shop, number " + rank,
              "product-" + rank,
              wares.category(rank),
              "Acme " + rank % 97,
              List.of("new", "tag-" + rank % 31),
              new Money(990 + rank % 9_000, "EUR"),
              null,
              true,
              true,
              now.minusSeconds(rank));
      send(Topics.CATALOG, Keys.product(SHOP, id), now, product, serializer);
    }
    flush();
  }

  void sessions(int number) {
    var serializer = serializer(Topics.SESSIONS);
    for (int i = 0; i < number; i++) {
      Instant at = now.minus(SPAN).plus(SPAN.multipliedBy(i).dividedBy(number));
      send(Topics.SESSIONS, i, wares.session(), at, serializer);
    }
    flush();
  }

  /** Lets sessions begin and grow, one view after the other, for as long as it is wanted. */
  void grow(int perSecond, BooleanSupplier wanted) {
    var serializer = serializer(Topics.SESSIONS);
    long start = System.nanoTime();
    long sent = 0;
    for (int number = 1_000_000_000; wanted.getAsBoolean(); number++) {
      List<Integer> whole = wares.session();
      for (int views = 1; views <= whole.size(); views++) {
        send(Topics.SESSIONS, number, whole.subList(0, views), now, serializer);
        long due = start + ++sent * 1_000_000_000L / perSecond;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private void send(
      Topic<Session> topic,
      int number,
      List<Integer> ranks,
      Instant at,
      Serializer<Session> serializer) {
    Identifier shopper = Identifier.client("past-" + number);
    List<Session.View> views = new ArrayList<>(ranks.size());
    for (int rank : ranks) {
      views.add(new Session.View(Wares.id(rank), at));
    }
    var session =
        new Session(
            SHOP,
            shopper,
            new UUID(random.nextLong(), number).toString(),
            Session.Status.UPDATED,
            null,
            at,
            at,
            ShopSettings.DEFAULT_SESSION_GAP,
            ranks.size(),
            ranks.size(),
            views,
            List.of(),
            false,
            at);
    send(topic, Keys.shopper(SHOP, shopper), at, session, serializer);
  }

  private <V> Serializer<V> serializer(Topic<V> topic) {
    return wire.serializer(topic);
  }

  private <V> void send(Topic<V> topic, String key, Instant at, V value, Serializer<V> serializer) {
    String name = topic.in(Epoch.FIRST);
    byte[] bytes = serializer.serialize(name, value);
    var _ =
        producer.send(
            new ProducerRecord<>(name, null, at.toEpochMilli(), key, bytes),
            (_, failed) -> failure.compareAndSet(null, failed));
  }

  private void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the shop could not be written to Kafka", failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
