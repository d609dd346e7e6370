package dev.novapixel.recs.stage;

import dev.novapixel.recs.Recs;
import dev.novapixel.schemas.access.KeyHash;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import dev.novapixel.schemas.store.DatabaseBootstrap;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.flywaydb.core.Flyway;

/**
 * The service on real servers, with two shops that have the same ids, and the hands that fill the
 * stores as the mirrors do. One for all integration tests of this JVM.
 */
public final class Stage {
  public static final String SOCKS = "socks.test";
  public static final String BOOTS = "boots.test";
  private static final String DATABASE = "recs_it";
  private static final String PASSWORD = "stage-password";

  private static final Stage STAGE = new Stage();

  private final Settings settings;
  private final WireFormat format;
  private final KafkaProducer<String, byte[]> producer;
  private final Recs recs;
  private final RedisHand redis;
  private final Serializer<ShopperRecord> shopperEvents;
  private final AtomicInteger positions = new AtomicInteger();

  /** The stage, set up when first asked for. */
  public static Stage get() {
    return STAGE;
  }

  private Stage() {
    EmbeddedStack.start(Part.values());
    migrate();
    settings =
        Settings.from(
            Map.of(
                "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
                "NOVA_REGISTRY_URL", EmbeddedStack.registry().url(),
                "NOVA_REDIS_URL", EmbeddedStack.redis().url(),
                "NOVA_POSTGRES_URL", EmbeddedStack.postgres().url(DATABASE),
                "NOVA_POSTGRES_RECS_PASSWORD", PASSWORD,
                // What a test writes to Redis is read at once, whatever the test before has read.
                "NOVA_COUNTS_AGE", "0s",
                "NOVA_STATE_DIR", temporaryFolder().toString(),
                "NOVA_PARTITIONS", "2"));
    format = new WireFormat(new HttpSchemaRegistry(URI.create(EmbeddedStack.registry().url())));
    try (Admin admin = Admin.create(ClientProperties.admin(settings, "stage"))) {
      new TopicProvisioning(admin, settings)
          .ensure(
              Epoch.FIRST,
              List.of(
                  Topics.SHOP_SETTINGS,
                  Topics.CATALOG,
                  Topics.RECOMMENDATIONS_SERVED,
                  Topics.SESSIONS,
                  Topics.EPOCHS));
    }
    shopperEvents = format.serializer(Topics.SHOPPER_EVENTS);
    producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "stage"),
            Serdes.String().serializer(),
            Serdes.ByteArray().serializer());
    redis = redis(Epoch.FIRST);
    publish(shop(SOCKS, 1, CatalogMode.FROM_EVENTS));
    publish(shop(BOOTS, 1, CatalogMode.FROM_EVENTS));
    recs = Recs.start(settings, 0);
    Runtime.getRuntime().addShutdownHook(new Thread(recs::close));
  }

  /** The one that runs. */
  public Recs recs() {
    return recs;
  }

  public Settings settings() {
    return settings;
  }

  public RedisHand redis() {
    return redis;
  }

  /** Fills the keys of another epoch. */
  public static RedisHand redis(Epoch epoch) {
    return new RedisHand(URI.create(EmbeddedStack.redis().url()), epoch);
  }

  /** Asks the service with a shop's write key. */
  public Browser widget(String shop) {
    return new Browser(recs.port(), "write-" + shop);
  }

  /** Asks the service with a shop's server key. */
  public Browser server(String shop) {
    return new Browser(recs.port(), "server-" + shop);
  }

  /** A shop whose keys are {@code write-<shop>} and {@code server-<shop>}. */
  public static ShopSettings shop(String shop, long version, CatalogMode mode) {
    return new ShopSettings(
        shop,
        version,
        true,
        List.of("write-" + shop),
        List.of(KeyHash.of("server-" + shop)),
        Consent.WhenAbsent.GRANTED,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        mode,
        Instant.EPOCH);
  }

  /** A shop that has set something about recommendations. */
  public static ShopSettings shop(String shop, long version, Recommending recommending) {
    ShopSettings plain = shop(shop, version, CatalogMode.FROM_EVENTS);
    return new ShopSettings(
        shop,
        version,
        plain.enabled(),
        plain.writeKeys(),
        plain.serverKeyHashes(),
        plain.whenAbsent(),
        plain.whenDenied(),
        plain.sessionGap(),
        plain.currency(),
        plain.catalogMode(),
        plain.changedAt(),
        plain.keyHosts(),
        plain.pace(),
        recommending);
  }

  public void publish(ShopSettings shop) {
    send(Topics.SHOP_SETTINGS, Keys.shop(shop.shop()), shop);
  }

  /** Tells of a session, as the feature stream does. */
  public void publish(Session session) {
    send(Topics.SESSIONS, Keys.shopper(session.shop(), session.shopper()), session);
  }

  /** Says which epochs there are, as a replay does. */
  public void publish(Epochs epochs) {
    send(Topics.EPOCHS, Epochs.KEY, epochs);
  }

  /** Puts a product into a shop's catalogue. */
  public void publish(Product product) {
    send(Topics.CATALOG, Keys.product(product.shop(), product.productId()), product);
  }

  /** Takes a product out of a shop's catalogue. */
  public void remove(String shop, String product) {
    await(new ProducerRecord<>(Topics.CATALOG.in(Epoch.FIRST), Keys.product(shop, product), null));
  }

  /** What was recommended so far, by topic key, in no order. */
  public List<Map.Entry<String, RecommendationServed>> served() {
    String topic = Topics.RECOMMENDATIONS_SERVED.in(Epoch.FIRST);
    Deserializer<RecommendationServed> values = format.deserializer(Topics.RECOMMENDATIONS_SERVED);
    List<Map.Entry<String, RecommendationServed>> served = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "stage"),
            Serdes.String().deserializer(),
            Serdes.ByteArray().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record ->
                served.add(Map.entry(record.key(), values.deserialize(topic, record.value()))));
      }
    }
    return served;
  }

  private <V> void send(Topic<V> topic, String key, V value) {
    String name = topic.in(Epoch.FIRST);
    byte[] bytes = format.serializer(topic).serialize(name, value);
    await(new ProducerRecord<>(name, key, bytes));
  }

  private void await(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs SQL as the owner of the tables, seeing one shop's rows. */
  public void sql(String shop, String statement) {
    try (Connection connection = EmbeddedStack.postgres().connect(DATABASE);
        var sql = connection.createStatement()) {
      sql.execute("SELECT set_config('nova.shop', '" + shop + "', false)");
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps events whole as the projection does, and says how far back they reach. */
  public void keep(List<ShopperEvent> events) {
    for (ShopperEvent event : events) {
      byte[] record = shopperEvents.serialize("", event);
      sql(
          event.shop(),
          """
          INSERT INTO e1.units (shop, unit, version, shopper) VALUES ('%1$s', '%2$s', 1, '%3$s')
          ON CONFLICT DO NOTHING;
          INSERT INTO e1.shopper_event_records
            (shop, part, pos, unit, unit_version, received_at, record)
          VALUES ('%1$s', 0, %4$d, '%2$s', 1, '%5$s', '\\x%6$s');
          INSERT INTO e1.as_of_reach (shop, first_received) VALUES ('%1$s', '%5$s')
          ON CONFLICT (shop) DO UPDATE
          SET first_received = least(as_of_reach.first_received, EXCLUDED.first_received)
          """
              .formatted(
                  event.shop(),
                  event.unit().text(),
                  event.shopper().text(),
                  positions.getAndIncrement(),
                  event.receivedAt(),
                  HexFormat.of().formatHex(record)));
    }
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("recs-stage");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrate() {
    try (Connection superuser = EmbeddedStack.postgres().connect("postgres")) {
      DatabaseBootstrap.run(
          superuser, DATABASE, new DatabaseBootstrap.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Flyway.configure()
        .dataSource(EmbeddedStack.postgres().url(DATABASE), "nova_owner", PASSWORD)
        .schemas("e1")
        .defaultSchema("e1")
        .locations("classpath:db/migration/epoch")
        .load()
        .migrate();
  }
}
