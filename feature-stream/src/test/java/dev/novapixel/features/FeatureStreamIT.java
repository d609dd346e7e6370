package dev.novapixel.features;

import static dev.novapixel.features.reference.Events.SHOP;
import static dev.novapixel.features.reference.Events.add;
import static dev.novapixel.features.reference.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.FeatureHash.Reading;
import dev.novapixel.schemas.redis.ProductHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * The whole process against real servers: events go in through Kafka, features come out of Redis.
 */
class FeatureStreamIT {
  private static final Epoch EPOCH = new Epoch("e501");
  private static final RedisKeys KEYS = new RedisKeys(EPOCH);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path state;
  private static Settings settings;
  private static KafkaProducer<String, ShopperRecord> producer;
  private static RedisClient redis;
  private static FeatureStream features;

  @BeforeAll
  static void start() {
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    settings =
        Settings.from(
            Part.FEATURES,
            Map.of(
                "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
                "NOVA_REGISTRY_URL", EmbeddedStack.registry().url(),
                "NOVA_REDIS_URL", EmbeddedStack.redis().url(),
                "NOVA_PARTITIONS", "2",
                "NOVA_STATE_DIR", state.toString(),
                "NOVA_PORT_BASE", Integer.toString(Ports.free() - 5),
                "NOVA_EPOCH", EPOCH.name()));
    features = started();
    var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "test"),
            new StringSerializer(),
            new WireFormat(registry).serializer(Topics.SHOPPER_EVENTS));
    redis = RedisClient.create(settings.get(Setting.REDIS_URL));
  }

  @AfterAll
  static void end() {
    features.close();
    producer.close();
    redis.close();
  }

  @Test
  void whatHappensIsReadableInRedisAsTheBruteForceCountsIt() {
    List<ShopperEvent> events = happen("ann", Instant.now());

    Reading reading = awaitViews("ann", 3);

    assertEqual(reading, new ReferenceFeatures(events));
    assertThat(reading.currency()).isEqualTo("EUR");
  }

  @Test
  void productsAndTheirNeighboursAreReadableToo() {
    happen("bob", Instant.now());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          var boots = hash(KEYS.viewedTogether(SHOP, "bob-boots"));
          assertThat(AffinityHash.read(boots).neighbours())
              .extracting(Neighbour::productId)
              .containsExactly("bob-socks");
          assertThat(ProductHash.read(SHOP, "bob-boots", hash(KEYS.product(SHOP, "bob-boots"))))
              .hasValueSatisfying(
                  product -> assertThat(product.days().getFirst().views()).isEqualTo(2));
          assertThat(TotalsHash.viewed(hash(KEYS.totals(SHOP)))).isNotEmpty();
          assertThat(redis.zscore(KEYS.popular(SHOP, Popularity.POPULAR), "bob-boots")).isNotNull();
        });
  }

  @Test
  void aRedisThatWasEmptiedIsFilledAgain() {
    happen("cid", Instant.now());
    Reading before = awaitViews("cid", 3);

    redis.flushAll();

    assertThat(awaitViews("cid", 3).features().get("first_seen"))
        .isEqualTo(before.features().get("first_seen"));
  }

  @Test
  void aRestartChangesNothingAndCountsOn() {
    Instant start = Instant.now();
    happen("dan", start);
    awaitViews("dan", 3);

    features.close();
    features = started();
    send(Events.of("dan", start.plusMillis(500), view("dan-boots")));

    Reading reading = awaitViews("dan", 4);
    assertThat(reading.features()).containsEntry("cart_add_count_1h", 1L);
    assertThat(reading.features()).containsEntry("unique_products_viewed_1h", 2L);
  }

  @Test
  void itAnswersForItsHealthAndSaysHowFreshItIs() throws IOException, InterruptedException {
    happen("eve", Instant.now());
    awaitViews("eve", 3);

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/live").body())
        .contains("streams", "shopper-features", "product-features", "product-affinity");
    assertThat(get("/metrics").body())
        .contains(
            "nova_features_received_age_seconds_bucket",
            "nova_features_computed_age_seconds_bucket",
            "nova_mirror_freshness_seconds_bucket")
        .containsPattern(recent("received", "shopper-events"))
        .containsPattern(recent("computed", "shopper-events"))
        .containsPattern(recent("mirrored", "shopper-features"));
  }

  /** A quantile of the last minutes that has a value. */
  private static String recent(String hop, String topic) {
    return "nova_freshness_recent_seconds\\{hop=\"%s\",quantile=\"0.5\",[^}]*topic=\"%s\"\\} [0-9]"
        .formatted(hop, topic);
  }

  private static FeatureStream started() {
    var stream = new FeatureStream(settings);
    stream.start();
    return stream;
  }

  /** Boots, socks, boots again, and boots into the cart. */
  private static List<ShopperEvent> happen(String client, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.MILLIS);
    List<ShopperEvent> events =
        List.of(
            Events.of(client, start.minusSeconds(90), view(client + "-boots")),
            Events.of(client, start.minusSeconds(60), view(client + "-socks")),
            Events.of(client, start.minusSeconds(30), view(client + "-boots")),
            Events.of(client, start, add(client + "-boots", 2990)));
    events.forEach(FeatureStreamIT::send);
    return events;
  }

  private static void send(ShopperEvent event) {
    String key = Keys.shopper(event.shop(), event.shopper());
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.SHOPPER_EVENTS.in(EPOCH),
                null,
                event.receivedAt().toEpochMilli(),
                key,
                event));
    producer.flush();
  }

  private static Reading awaitViews(String client, long views) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> reading(Identifier.client(client)),
            found -> found.filter(r -> counts(r, views, 1)).isPresent())
        .orElseThrow();
  }

  private static boolean counts(Reading reading, long views, long adds) {
    return Long.valueOf(views).equals(reading.features().get("product_view_count_1h"))
        && Long.valueOf(adds).equals(reading.features().get("cart_add_count_1h"));
  }

  private static Optional<Reading> reading(Identifier shopper) {
    var hashes = new EnumMap<FeatureFamily, Map<String, String>>(FeatureFamily.class);
    for (FeatureFamily family : FeatureFamily.values()) {
      hashes.put(family, hash(FeatureHash.key(KEYS, SHOP, shopper, family)));
    }
    return FeatureHash.read(hashes);
  }

  private static Map<String, String> hash(String key) {
    return redis.hgetAll(key);
  }

  private static void assertEqual(Reading reading, ReferenceFeatures reference) {
    for (Window window : Window.values()) {
      Rolling expected = reference.rolling(window, reading.asOf());
      assertThat(reading.features())
          .containsEntry("product_view_count_" + window.suffix(), (long) expected.productViews())
          .containsEntry("cart_add_count_" + window.suffix(), (long) expected.cartAdds())
          .containsEntry(
              "return_view_products_" + window.suffix(), (long) expected.returnViews().size());
    }
    var session = reference.sessions().getLast();
    assertThat(reading.features())
        .containsEntry("session_product_view_count", 3L)
        .containsEntry(
            "session_duration",
            Duration.between(session.getFirst().occurredAt(), session.getLast().occurredAt())
                .toMillis())
        .containsEntry("viewed_products", reference.profile().viewedProducts());
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    int port = features.opsAddress().getPort();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
