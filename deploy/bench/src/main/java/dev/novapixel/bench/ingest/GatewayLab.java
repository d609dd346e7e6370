package dev.novapixel.bench.ingest;

import dev.novapixel.bench.load.HttpConnection;
import dev.novapixel.bench.process.MeasuredProcess;
import dev.novapixel.local.stack.Build;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.Binaries;
import dev.novapixel.servers.KafkaProcess;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * A gateway that takes the events of one shop, with a Kafka and a registry of its own: whatever
 * stack runs beside it has nothing to work off. Kafka is another process, because the processor
 * time of this one is the bare producer's. The servers' states go with it; the gateway's log stays.
 */
final class GatewayLab implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /** As the local stack has. */
  private static final int PARTITIONS = 4;

  /** Everything comes from one address with one key, as fast as it goes. */
  private static final String NO_LIMIT = "1000000";

  private static final List<Setting<Integer>> PACES =
      List.of(
          Setting.KEY_RATE,
          Setting.KEY_BURST,
          Setting.ADDRESS_RATE,
          Setting.ADDRESS_BURST,
          Setting.ADDRESS_CONNECTIONS);

  private final String key = UUID.randomUUID().toString();
  private final int port = Ports.free();
  private final Path folder;
  private final KafkaProcess kafka;
  private final Settings settings;
  private final MeasuredProcess gateway;

  /**
   * Starts it.
   *
   * @param root the project's folder
   */
  GatewayLab(Path root) throws IOException, InterruptedException {
    EmbeddedStack.start(EmbeddedStack.Part.REGISTRY);
    folder = Files.createTempDirectory("nova-bench");
    kafka =
        KafkaProcess.start(
            Place.local(folder.resolve("kafka"), Ports.free()),
            Ports.free(),
            KafkaProcess.JVM_OPTIONS,
            Binaries.besideTheBuild());
    settings = Settings.from(Part.GATEWAY, environment());
    openShop();
    gateway =
        new MeasuredProcess(
            new Build(root).classPath("ingest-gateway"),
            "dev.novapixel.gateway.Main",
            List.of(),
            environment(),
            folder.resolve("gateway.log"));
    gateway.awaitReady(url(""));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    put(environment, Setting.KAFKA_BOOTSTRAP, kafka.bootstrapServers());
    put(environment, Setting.REGISTRY_URL, EmbeddedStack.registry().url());
    put(environment, Setting.PARTITIONS, Integer.toString(PARTITIONS));
    put(environment, Setting.PORT_BASE, Integer.toString(port));
    put(environment, Setting.SUPERVISED, "true");
    PACES.forEach(pace -> put(environment, pace, NO_LIMIT));
    return environment;
  }

  private static void put(Map<String, String> environment, Setting<?> setting, String value) {
    environment.put(setting.name(), value);
  }

  /** Publishes the shop, as admin-service would. */
  private void openShop() throws InterruptedException {
    var shop =
        new ShopSettings(
            "bench.nova.test",
            1,
            true,
            List.of(key),
            List.of(),
            Consent.WhenAbsent.GRANTED,
            ShopSettings.DEFAULT_SESSION_GAP,
            "USD",
            ShopSettings.CatalogMode.FROM_EVENTS,
            Instant.now());
    try (var admin = Admin.create(ClientProperties.admin(settings, "nova-bench-admin"));
        var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL))) {
      new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, List.of(Topics.SHOP_SETTINGS));
      try (var producer =
          new KafkaProducer<>(
              ClientProperties.producer(settings, "nova-bench-admin"),
              new StringSerializer(),
              new WireFormat(registry).serializer(Topics.SHOP_SETTINGS))) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.SHOP_SETTINGS.in(Epoch.FIRST), Keys.shop(shop.shop()), shop))
            .get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the shop could not be published", failed.getCause());
    }
  }

  /** Where the servers are. */
  Settings settings() {
    return settings;
  }

  /** The gateway's process. */
  long pid() {
    return gateway.pid();
  }

  /** A meter of the gateway, which stands there once. */
  double metric(String name) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(url("/metrics"))).build(),
              HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the gateway has no meter " + name));
    }
  }

  /** A connection that posts events. */
  HttpConnection toEvents() throws IOException {
    return new HttpConnection(HOST, port, "POST", "/v1/events", "X-Write-Key: " + key);
  }

  /** A connection to an endpoint that does nothing. */
  HttpConnection toNothing() throws IOException {
    return new HttpConnection(HOST, port, "GET", "/health/live");
  }

  private String url(String path) {
    return "http://" + HOST + ":" + port + path;
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    kafka.close();
    Utils.delete(folder.resolve("kafka").toFile());
  }
}
