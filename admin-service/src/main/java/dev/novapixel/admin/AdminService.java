package dev.novapixel.admin;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.novapixel.admin.access.ConsoleSessions;
import dev.novapixel.admin.access.Gatekeeper;
import dev.novapixel.admin.access.LoginThrottle;
import dev.novapixel.admin.catalogue.ProductStore;
import dev.novapixel.admin.http.AdminServer;
import dev.novapixel.admin.http.KeyRules;
import dev.novapixel.admin.identity.ErasureDesk;
import dev.novapixel.admin.identity.SplitStore;
import dev.novapixel.admin.live.EventRates;
import dev.novapixel.admin.live.LiveStats;
import dev.novapixel.admin.live.Projections;
import dev.novapixel.admin.live.StreamLag;
import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.outbox.OutboxRelay;
import dev.novapixel.admin.projection.Projector;
import dev.novapixel.admin.shops.KeyStore;
import dev.novapixel.admin.shops.PublishedSettings;
import dev.novapixel.admin.shops.ShopStore;
import dev.novapixel.admin.store.Database;
import dev.novapixel.admin.store.Migrations;
import dev.novapixel.schemas.epoch.EpochDirectory;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service: opens its parts in the order in which they need each other. */
final class AdminService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminService.class);

  /** How long the relay holds its transaction for an answer of Kafka. */
  private static final int DELIVERY_MS = 10_000;

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final AdminServer server;

  private AdminService(AdminConfig config) {
    Migrations.run(config.postgres(), List.of());
    Database database = open(Database.open(config.postgres()));
    Metrics metrics = open(new Metrics("admin"));
    WireFormat wire = new WireFormat(new HttpSchemaRegistry(config.registry()));
    Outbox outbox = new Outbox();
    open(new OutboxRelay(
            database,
            outbox,
            TopicsExist.shared(config.kafka()),
            producer(config),
            wire,
            List.of(
                PublishedSettings.topic(),
                ProductStore.topic(),
                SplitStore.topic(),
                ErasureDesk.topic())))
        .start();
    Projections projections =
        open(
            new Projections(
                (epoch, rates) -> projector(config, database, wire, epoch, rates),
                metrics.registry()));
    open(
        EpochDirectory.start(
            ClientProperties.reader(config.kafka(), "nova-admin-epochs"),
            wire.deserializer(Topics.EPOCHS),
            config.epoch(),
            projections::follow));
    StreamLag streams =
        open(
            new StreamLag(
                Admin.create(ClientProperties.admin(config.kafka(), "nova-admin-lag")),
                () -> streams(projections.liveEpoch().orElse(config.epoch()))));
    streams.start();
    LiveStats stats = new LiveStats(database, projections, streams::latest, InstantSource.system());
    KeyStore keys = new KeyStore(database, outbox);
    ConsoleSessions sessions = new ConsoleSessions(Ticker.systemTicker());
    this.server =
        open(
            AdminServer.start(
                config.host(),
                config.port(),
                new AdminServer.Services(
                    new ShopStore(database, outbox),
                    keys,
                    new ProductStore(database, outbox),
                    new SplitStore(database, outbox),
                    new ErasureDesk(database, outbox),
                    new KeyRules(config.fixedKeys()),
                    new Gatekeeper(config.adminToken(), sessions, keys::isServerKey),
                    sessions,
                    new LoginThrottle(Ticker.systemTicker()),
                    stats,
                    Checks.NONE
                        .with("postgres", database::check)
                        .with("projection", projections::check),
                    metrics,
                    InstantSource.system())));
  }

  /** The epoch's tables are made first. */
  private static Projector projector(
      AdminConfig config, Database database, WireFormat wire, Epoch epoch, EventRates rates) {
    Migrations.run(config.postgres(), List.of(epoch));
    return new Projector(
        database,
        epoch,
        wire,
        () -> consumer(config),
        TopicsExist.of(config.kafka(), epoch),
        rates);
  }

  private static Map<String, String> streams(Epoch epoch) {
    return Map.of(
        "stitcher", ClientProperties.applicationId(epoch, "stitcher"),
        "features", ClientProperties.applicationId(epoch, "features"));
  }

  /** Listens when it returns; ready when Postgres, Kafka and the registry are. */
  static AdminService start(AdminConfig config) {
    return new AdminService(config);
  }

  URI address() {
    return server.address();
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Closing: {}", e.toString());
      }
    }
  }

  private <T extends AutoCloseable> T open(T part) {
    opened.push(part);
    return part;
  }

  /** Batches are what a transaction should hold: some thousand records, some megabytes. */
  private static Consumer<String, byte[]> consumer(AdminConfig config) {
    Map<String, Object> properties = ClientProperties.reader(config.kafka(), "nova-projection");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 << 10);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Producer<String, byte[]> producer(AdminConfig config) {
    Map<String, Object> properties = ClientProperties.producer(config.kafka(), "nova-admin");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_MS / 2);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MS / 2);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }
}
