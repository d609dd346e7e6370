package dev.novapixel.gateway;

import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.access.KeyHash;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The one gateway of this JVM's tests before the embedded stack, and its shops. Tests tell their
 * events apart by client id, because topics live as long as the JVM.
 */
final class RunningGateway {
  static final String SHOP = "demo.nova.test";
  static final String WRITE_KEY = "write-key-of-demo";

  /** The keys that captured requests show. */
  static final String CAPTURED_KEY = "WK1";

  /** Snowplow's browser tracker was set to an application instead. */
  static final String CAPTURED_APP = "shop1";

  static final String SERVER_KEY = "server-key-of-demo";
  static final String DISABLED_KEY = "write-key-of-a-closed-shop";

  /** Of the Shopify app, before and after it was changed. */
  static final String NEW_SECRET = "shpss_new";

  static final String OLD_SECRET = "shpss_old";

  /** Where silence means no. */
  static final String STRICT_KEY = "write-key-of-a-strict-shop";

  /** Tests come from one address, and as fast as they can. */
  private static final List<String> PACES =
      List.of(
          "NOVA_KEY_RATE",
          "NOVA_KEY_BURST",
          "NOVA_SERVER_KEY_RATE",
          "NOVA_SERVER_KEY_BURST",
          "NOVA_ADDRESS_RATE",
          "NOVA_ADDRESS_BURST",
          "NOVA_ADDRESS_CONNECTIONS");

  private static final AtomicLong VERSION = new AtomicLong();
  private static final RunningGateway IT = new RunningGateway();

  private final WireFormat format;
  private final Settings settings;
  private final Gateway gateway;
  private final Producer<String, ShopSettings> shops;

  private RunningGateway() {
    EmbeddedStack.start(EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY);
    settings = settings();
    format = new WireFormat(new HttpSchemaRegistry(registry()));
    shops =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedStack.kafka().bootstrapServers()),
            new StringSerializer(),
            format.serializer(Topics.SHOP_SETTINGS));
    gateway = Gateway.start(settings, 0);
    put(shop(SHOP, List.of(WRITE_KEY, CAPTURED_KEY, CAPTURED_APP), true, WhenAbsent.GRANTED));
    put(shop("closed.nova.test", List.of(DISABLED_KEY), false, WhenAbsent.GRANTED));
    put(shop("strict.nova.test", List.of(STRICT_KEY), true, WhenAbsent.DENIED));
    Client client = new Client(address());
    // In the same thread: another one would wait for this class to be initialised.
    await().pollInSameThread().until(() -> client.get("/health/ready").status() == 200);
    await()
        .pollInSameThread()
        .until(() -> client.post("/v1/events?k=" + STRICT_KEY, "[]").status() == 202);
  }

  static Settings settings() {
    return settings(Map.of("NOVA_SHOPIFY_SECRETS", NEW_SECRET + "," + OLD_SECRET));
  }

  /** Settings that know the stack and no limits, and whatever a test adds. */
  static Settings settings(Map<String, String> more) {
    return Settings.from(Part.GATEWAY, environment(more));
  }

  /** As above, as the environment of a process. */
  static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers());
    environment.put("NOVA_REGISTRY_URL", registry().toString());
    environment.put("NOVA_PARTITIONS", "4");
    for (String pace : PACES) {
      environment.put(pace, "1000000");
    }
    environment.putAll(more);
    return environment;
  }

  static RunningGateway get() {
    return IT;
  }

  private static URI registry() {
    return URI.create(EmbeddedStack.registry().url());
  }

  static ShopSettings shop(
      String shop, List<String> writeKeys, boolean enabled, WhenAbsent whenAbsent) {
    return new ShopSettings(
        shop,
        VERSION.incrementAndGet(),
        enabled,
        writeKeys,
        shop.equals(SHOP) ? List.of(KeyHash.of(SERVER_KEY)) : List.of(),
        whenAbsent,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        ShopSettings.CatalogMode.FROM_EVENTS,
        Instant.now());
  }

  /** Publishes a shop's settings, as admin-service would. */
  void put(ShopSettings shop) {
    try {
      shops
          .send(
              new ProducerRecord<>(
                  Topics.SHOP_SETTINGS.in(Epoch.FIRST), Keys.shop(shop.shop()), shop))
          .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  WireFormat format() {
    return format;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + gateway.port());
  }
}
