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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.commons.io.file.PathUtils;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in a test driver, whose clock only the test moves. */
final class Stage implements AutoCloseable {
  static final Duration COMMIT = Duration.ofMillis(25);
  private static final String APPLICATION = "features-test";
  private static final List<String> STORES = List.of(ShopperRows.STORE, ProductsProcessor.STORE);

  private final Path folder = folder();
  private final WireFormat wire = new WireFormat(new InMemorySchemaRegistry());
  private final Map<String, @Nullable ShopperFeatures> latest = new HashMap<>();
  private final Map<String, ProductFeatures> latestProducts = new HashMap<>();
  private final Map<String, @Nullable ProductAffinity> latestAffinity = new HashMap<>();
  private final List<Session> told = new ArrayList<>();
  private final @Nullable Random ends;
  private Run run;
  private Instant now;
  private boolean open;

  /** A driver and its ends. */
  private record Run(
      TopologyTestDriver driver,
      TestInputTopic<String, ShopperRecord> events,
      TestOutputTopic<String, ShopperFeatures> features,
      TestOutputTopic<String, Session> sessions,
      TestOutputTopic<String, ProductFeatures> products,
      TestOutputTopic<String, ProductAffinity> affinity) {}

  /** Every record is a transaction. */
  Stage(Instant now) {
    this(now, null);
  }

  /** Transactions of several records, which end by chance, and when one looks or time passes. */
  Stage(Instant now, @Nullable Random ends) {
    this.now = now;
    this.ends = ends;
    this.run = run();
  }

  /** The rows of a stage: the driver would end a transaction with every record. */
  private final class Rows extends RowStore {
    Rows(KeyValueStore<Bytes, byte[]> wrapped) {
      super(wrapped);
    }

    @Override
    public void flushCache() {
      if (!open) {
        super.flushCache();
      }
    }
  }

  private void endTransaction() {
    if (open) {
      open = false;
      STORES.forEach(
          store -> ((Rows) run.driver.<Bytes, byte[]>getKeyValueStore(store)).flushCache());
      run.driver.advanceWallClockTime(Duration.ZERO);
    }
  }

  /** Ends, and goes on elsewhere with nothing but what its changelogs say. */
  void restarts() {
    readAll();
    var changes = new ArrayList<List<KeyValue<Bytes, byte[]>>>();
    for (String store : STORES) {
      changes.add(
          run.driver
              .createOutputTopic(
                  APPLICATION + "-" + store + "-changelog",
                  new BytesDeserializer(),
                  new ByteArrayDeserializer())
              .readKeyValuesToList());
    }
    run.driver.close();
    run = run();
    for (int i = 0; i < STORES.size(); i++) {
      KeyValueStore<Bytes, byte[]> store = run.driver.getKeyValueStore(STORES.get(i));
      changes.get(i).forEach(change -> store.put(change.key, change.value));
    }
  }

  /** Of its own: the tests of two builds may run side by side. */
  private static Path folder() {
    try {
      return Files.createTempDirectory("nova-features-");
    } catch (IOException noPlace) {
      throw new UncheckedIOException(noPlace);
    }
  }

  private Run run() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    var driver =
        new TopologyTestDriver(
            FeatureTopology.build(
                Epoch.FIRST, wire, Freshness.UNHEARD, COMMIT, RowStore.Making.of(Rows::new)),
            properties,
            now);
    return new Run(
        driver,
        driver.createInputTopic(
            Topics.SHOPPER_EVENTS.in(Epoch.FIRST),
            new StringSerializer(),
            wire.serializer(Topics.SHOPPER_EVENTS)),
        output(driver, Topics.SHOPPER_FEATURES),
        output(driver, Topics.SESSIONS),
        output(driver, Topics.PRODUCT_FEATURES),
        output(driver, Topics.PRODUCT_AFFINITY));
  }

  private <V> TestOutputTopic<String, V> output(TopologyTestDriver driver, Topic<V> topic) {
    return driver.createOutputTopic(
        topic.in(Epoch.FIRST), new StringDeserializer(), wire.deserializer(topic));
  }

  private void readAll() {
    endTransaction();
    run.features.readKeyValuesToList().forEach(f -> latest.put(f.key, f.value));
    run.products.readKeyValuesToList().forEach(p -> latestProducts.put(p.key, p.value));
    run.affinity.readKeyValuesToList().forEach(a -> latestAffinity.put(a.key, a.value));
    told.addAll(run.sessions.readValuesToList());
  }

  /** The event reaches the gateway at the stage's time, and the topology at once. */
  void happens(ShopperRecord record) {
    open = ends != null && ends.nextInt(4) != 0;
    String key = Keys.shopper(record.shop(), record.shopper());
    run.events.pipeInput(new TestRecord<>(key, record, record.receivedAt()));
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
    endTransaction();
    now = now.plus(duration);
    run.driver.advanceWallClockTime(duration);
  }

  Instant now() {
    return now;
  }

  Optional<ShopperFeatures> features(Identifier shopper) {
    readAll();
    return Optional.ofNullable(latest.get(Keys.shopper(Events.SHOP, shopper)));
  }

  /** Whether the shopper's key was deleted in the topic. */
  boolean isDeleted(Identifier shopper) {
    String key = Keys.shopper(Events.SHOP, shopper);
    return features(shopper).isEmpty() && latest.containsKey(key);
  }

  /** How many features were published since last asked. */
  int published() {
    List<KeyValue<String, ShopperFeatures>> records = run.features.readKeyValuesToList();
    records.forEach(f -> latest.put(f.key, f.value));
    return records.size();
  }

  /** What was told of sessions since last asked. */
  List<Session> sessions() {
    readAll();
    var news = List.copyOf(told);
    told.clear();
    return news;
  }

  Optional<ProductFeatures> product(String id) {
    readAll();
    return Optional.ofNullable(latestProducts.get(Keys.product(Events.SHOP, id)));
  }

  Optional<ProductAffinity> affinity(String id) {
    return affinityAt(Keys.product(Events.SHOP, id));
  }

  Optional<ProductAffinity> totals() {
    return affinityAt(Keys.shop(Events.SHOP));
  }

  private Optional<ProductAffinity> affinityAt(String key) {
    readAll();
    return Optional.ofNullable(latestAffinity.get(key));
  }

  /** How many rows of a kind a shopper's store holds. */
  int rows(RowKind kind) {
    var rows = new ArrayList<Bytes>();
    KeyValueStore<Bytes, byte[]> store = run.driver.getKeyValueStore(ShopperRows.STORE);
    try (var all = kind.all(store)) {
      all.forEachRemaining(row -> rows.add(row.key));
    }
    return rows.size();
  }

  @Override
  public void close() {
    run.driver.close();
    try {
      PathUtils.deleteDirectory(folder);
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }
}
