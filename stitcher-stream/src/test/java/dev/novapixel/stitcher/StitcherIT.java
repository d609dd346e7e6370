package dev.novapixel.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** The stitcher as a process against a real Kafka, registry and Redis. */
class StitcherIT {
  private static final String SHOP = "it.nova.test";
  private static final int SHOPPERS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Settings settings;
  private Epoch epoch;
  private WireFormat wire;
  private RedisClient redis;
  private HttpSchemaRegistry registry;

  @BeforeEach
  void open() throws IOException {
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    environment.put("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers());
    environment.put("NOVA_REGISTRY_URL", EmbeddedStack.registry().url());
    environment.put("NOVA_REDIS_URL", EmbeddedStack.redis().url());
    environment.put("NOVA_PARTITIONS", "3");
    environment.put("NOVA_STATE_DIR", folder.resolve("state").toString());
    environment.put("NOVA_PORT_BASE", Integer.toString(freePort() - 4));
    settings = Settings.from(environment);
    epoch = settings.get(Setting.EPOCH);
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    wire = new WireFormat(registry);
    redis = RedisClient.create(settings.get(Setting.REDIS_URL));
  }

  @AfterEach
  void close() {
    redis.close();
    registry.close();
  }

  @Test
  void killingItInTheMiddleChangesNothingInTheCountsAndRedisShowsWhoIsWho() throws Exception {
    var events = events();
    send(events.subList(0, events.size() / 2));
    try (var first = new StitcherProcess(environment, folder.resolve("first.log"))) {
      await().atMost(PATIENCE).until(() -> !shopperEvents().isEmpty());
      send(events.subList(events.size() / 2, events.size()));
      first.kill();
    }
    try (var second = new StitcherProcess(environment, folder.resolve("second.log"))) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(counted()).isEqualTo(events.size()));
      assertThat(shopperEvents())
          .extracting(ShopperEvent::eventId)
          .containsExactlyInAnyOrderElementsOf(events.stream().map(PixelEvent::eventId).toList());
      for (int i = 0; i < SHOPPERS; i++) {
        var customer = Identifier.customer("u" + i);
        var client = Identifier.client("c" + i);
        await().atMost(PATIENCE).until(() -> shopperOf(client).equals(Optional.of(customer)));
        await().atMost(PATIENCE).until(() -> shopperOf(customer).equals(Optional.of(customer)));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(journey(customer).map(Shopper::ties).orElse(List.of()))
                    .extracting(Shopper.Tie::identifier)
                    .containsExactlyInAnyOrder(client, customer));
      }
      assertThat(health("ready").statusCode()).isEqualTo(200);
      assertThat(health("live").body()).contains("streams", "identities mirror", "shoppers mirror");
      assertThat(second.launcherGoes()).isZero();
    }
  }

  @Test
  void itEndsWithItsLauncherThoughKafkaNeverCame() throws Exception {
    environment.put("NOVA_KAFKA_BOOTSTRAP", "127.0.0.1:" + freePort());
    try (var waiting = new StitcherProcess(environment, folder.resolve("log"))) {
      await().atMost(PATIENCE).until(() -> Files.size(folder.resolve("log")) > 0);

      assertThat(waiting.launcherGoes()).isZero();
    }
  }

  private HttpResponse<String> health(String kind) throws InterruptedException {
    var page = "http://127.0.0.1:" + settings.ports().stitcher() + "/health/" + kind;
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException notThereYet) {
      throw new AssertionError(notThereYet);
    }
  }

  /** Each client looks around, then logs in, then goes on. */
  private List<PixelEvent> events() {
    var events = new ArrayList<PixelEvent>();
    for (String step : List.of("a", "b", "login", "c")) {
      for (int i = 0; i < SHOPPERS; i++) {
        events.add(event(step + i, "c" + i, step.equals("login") ? "u" + i : null));
      }
    }
    return events;
  }

  private static PixelEvent event(String id, String client, @Nullable String customer) {
    Instant now = Instant.now();
    return new PixelEvent(
        SHOP,
        id,
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        "page_viewed",
        client,
        null,
        customer,
        Consent.ABSENT,
        now,
        null,
        false,
        now,
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        "{}");
  }

  private void send(List<PixelEvent> events) {
    try (var admin = Admin.create(ClientProperties.admin(settings, "it"))) {
      new TopicProvisioning(admin, settings).ensure(epoch, Topics.ALL);
    }
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "it"),
            new StringSerializer(),
            wire.serializer(Topics.PIXEL_EVENTS))) {
      for (var event : events) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.PIXEL_EVENTS.in(epoch),
                    null,
                    event.receivedAt().toEpochMilli(),
                    Keys.pixelEvent(event),
                    event));
      }
    }
  }

  private List<ShopperEvent> shopperEvents() {
    return read(Topics.SHOPPER_EVENTS).values().stream()
        .flatMap(List::stream)
        .filter(ShopperEvent.class::isInstance)
        .map(ShopperEvent.class::cast)
        .toList();
  }

  private long counted() {
    return read(Topics.TALLIES).values().stream()
        .map(List::getLast)
        .mapToLong(Tally::counted)
        .sum();
  }

  private Optional<Identifier> shopperOf(Identifier identifier) {
    return IdentityHash.shopper(redis.hgetAll(new RedisKeys(epoch).identity(SHOP, identifier)));
  }

  private Optional<Shopper> journey(Identifier shopper) {
    return JourneyHash.read(SHOP, redis.hgetAll(new RedisKeys(epoch).journey(SHOP, shopper)));
  }

  /** Everything committed in a topic, by key. */
  private <V> Map<String, List<V>> read(Topic<V> topic) {
    var all = new HashMap<String, List<V>>();
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "it"),
            new StringDeserializer(),
            wire.deserializer(topic))) {
      var partitions =
          consumer.partitionsFor(topic.in(epoch)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record ->
                all.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(record.value()));
      }
    }
    return all;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
