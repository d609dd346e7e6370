package dev.novapixel.features.topology;

import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in a test driver, whose clock only the test moves. */
final class Stage implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, ShopperRecord> events;
  private final TestOutputTopic<String, ShopperFeatures> features;
  private final TestOutputTopic<String, Session> sessions;
  private final TestOutputTopic<String, ProductFeatures> products;
  private final TestOutputTopic<String, ProductAffinity> affinity;
  private final Map<String, @Nullable ShopperFeatures> latest = new HashMap<>();
  private final Map<String, ProductFeatures> latestProducts = new HashMap<>();
  private final Map<String, @Nullable ProductAffinity> latestAffinity = new HashMap<>();
  private Instant now;

  Stage(Instant now) {
    this.now = now;
    var wire = new WireFormat(new InMemorySchemaRegistry());
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "features-test");
    driver =
        new TopologyTestDriver(
            FeatureTopology.build(Epoch.FIRST, wire, Freshness.UNHEARD), properties, now);
    events =
        driver.createInputTopic(
            Topics.SHOPPER_EVENTS.in(Epoch.FIRST),
            new StringSerializer(),
            wire.serializer(Topics.SHOPPER_EVENTS));
    features = output(wire, Topics.SHOPPER_FEATURES);
    sessions = output(wire, Topics.SESSIONS);
    products = output(wire, Topics.PRODUCT_FEATURES);
    affinity = output(wire, Topics.PRODUCT_AFFINITY);
  }

  private <V> TestOutputTopic<String, V> output(WireFormat wire, Topic<V> topic) {
    return driver.createOutputTopic(
        topic.in(Epoch.FIRST), new StringDeserializer(), wire.deserializer(topic));
  }

  /** The event reaches the gateway at the stage's time, and the topology at once. */
  void happens(ShopperRecord record) {
    String key = Keys.shopper(record.shop(), record.shopper());
    events.pipeInput(new TestRecord<>(key, record, record.receivedAt()));
  }

  void allHappen(List<ShopperEvent> all) {
    all.forEach(this::happens);
  }

  void moves(UnitId unit, long version, Identifier from, Identifier to) {
    happens(new Move(Events.SHOP, from, unit, version, to, now, "m" + version, now));
  }

  void optsOut(UnitId unit, long version, Identifier shopper) {
    happens(new OptOut(Events.SHOP, shopper, unit, version, now));
  }

  void timePasses(Duration duration) {
    now = now.plus(duration);
    driver.advanceWallClockTime(duration);
  }

  Instant now() {
    return now;
  }

  Optional<ShopperFeatures> features(Identifier shopper) {
    features.readKeyValuesToList().forEach(f -> latest.put(f.key, f.value));
    return Optional.ofNullable(latest.get(Keys.shopper(Events.SHOP, shopper)));
  }

  /** Whether the shopper's key was deleted in the topic. */
  boolean isDeleted(Identifier shopper) {
    String key = Keys.shopper(Events.SHOP, shopper);
    return features(shopper).isEmpty() && latest.containsKey(key);
  }

  /** How many features were published since last asked. */
  int published() {
    List<TestRecord<String, ShopperFeatures>> records = features.readRecordsToList();
    records.forEach(f -> latest.put(f.key(), f.value()));
    return records.size();
  }

  List<Session> sessions() {
    return new ArrayList<>(sessions.readValuesToList());
  }

  Optional<ProductFeatures> product(String id) {
    products.readKeyValuesToList().forEach(p -> latestProducts.put(p.key, p.value));
    return Optional.ofNullable(latestProducts.get(Keys.product(Events.SHOP, id)));
  }

  Optional<ProductAffinity> affinity(String id) {
    return affinityAt(Keys.product(Events.SHOP, id));
  }

  Optional<ProductAffinity> totals() {
    return affinityAt(Keys.shop(Events.SHOP));
  }

  private Optional<ProductAffinity> affinityAt(String key) {
    affinity.readKeyValuesToList().forEach(a -> latestAffinity.put(a.key, a.value));
    return Optional.ofNullable(latestAffinity.get(key));
  }

  /** How many rows of a kind a shopper's store holds. */
  int rows(RowKind kind) {
    var rows = new ArrayList<Bytes>();
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(ShopperRows.STORE);
    try (var all = kind.all(store)) {
      all.forEachRemaining(row -> rows.add(row.key));
    }
    return rows.size();
  }

  @Override
  public void close() {
    driver.close();
  }
}
