package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.dedup.Horizon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with its topics, in the words of the domain. */
final class StitcherStage implements AutoCloseable {
  static final String SHOP = "demo.nova.test";
  static final String APPLICATION = "stitcher-test";
  private static final Epoch EPOCH = Epoch.FIRST;

  private final WireFormat wire = new WireFormat(new InMemorySchemaRegistry());
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> pixelEvents;

  StitcherStage() {
    this(Cuts.NONE);
  }

  /** A stitcher that is started where this much was erased already. */
  StitcherStage(Cuts cuts) {
    driver = new TopologyTestDriver(topology(wire, cuts), properties());
    pixelEvents =
        driver.createInputTopic(
            Topics.PIXEL_EVENTS.in(EPOCH), new StringSerializer(), new ByteArraySerializer());
  }

  static Topology topology(WireFormat wire) {
    return topology(wire, Cuts.NONE);
  }

  private static Topology topology(WireFormat wire, Cuts cuts) {
    return StitcherTopology.build(EPOCH, wire, cuts, new Horizon(Duration.ofDays(30)), _ -> {});
  }

  void send(PixelEvent event) {
    String topic = Topics.PIXEL_EVENTS.in(EPOCH);
    byte[] value = wire.serializer(Topics.PIXEL_EVENTS).serialize(topic, event);
    pixelEvents.pipeInput(Keys.pixelEvent(event), value, event.receivedAt());
  }

  /** Asks that whoever is behind {@code identifier} be forgotten. */
  void erase(Identifier identifier, Instant upTo) {
    var erasure = new Erasure(SHOP, identifier, null, upTo, false);
    String topic = Topics.ERASURES.in(EPOCH);
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            Keys.erasure(erasure),
            wire.serializer(Topics.ERASURES).serialize(topic, erasure),
            erasure.upTo());
  }

  void sendBytes(String key, byte[] value) {
    pixelEvents.pipeInput(key, value, Pixels.NOON);
  }

  void passes(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** Everything written to {@code shopper-events} since the last look. */
  List<ShopperRecord> records() {
    return output(Topics.SHOPPER_EVENTS).readRecordsToList().stream()
        .map(TestRecord::value)
        .toList();
  }

  List<ShopperEvent> events() {
    return records().stream()
        .filter(ShopperEvent.class::isInstance)
        .map(ShopperEvent.class::cast)
        .toList();
  }

  /** The current shopper of an identifier. */
  Optional<Identifier> shopperOf(Identifier identifier) {
    return last(Topics.IDENTITIES, Keys.shopper(SHOP, identifier)).map(Identity::shopper);
  }

  Optional<Shopper> journey(Identifier shopper) {
    return last(Topics.SHOPPERS, Keys.shopper(SHOP, shopper));
  }

  List<RejectedEvent> rejected() {
    return output(Topics.REJECTED_EVENTS).readValuesToList();
  }

  Optional<Tally> tally() {
    return last(Topics.TALLIES, Keys.partition(SHOP, 0));
  }

  /** How many fingerprints are kept. */
  long remembered() {
    KeyValueStore<byte[], byte[]> seen = driver.getKeyValueStore(Stores.SEEN);
    long count = 0;
    try (var entries = seen.all()) {
      for (; entries.hasNext(); entries.next()) {
        count++;
      }
    }
    return count;
  }

  /** What a meter of the streams has come to. */
  double metric(String name) {
    return driver.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  <V> List<TestRecord<String, V>> all(Topic<V> topic) {
    return output(topic).readRecordsToList();
  }

  private <V> Optional<V> last(Topic<V> topic, String key) {
    var records = all(topic);
    for (int i = records.size() - 1; i >= 0; i--) {
      if (records.get(i).key().equals(key)) {
        return Optional.ofNullable(records.get(i).value());
      }
    }
    return Optional.empty();
  }

  private <V> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.in(EPOCH), new StringDeserializer(), wire.deserializer(topic));
  }

  /** In memory where there is such a place: to open a store forces files to disk, one by one. */
  private static Path emptyFolder() {
    Path memory = Path.of("/dev/shm");
    Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path folder = Files.createTempDirectory(parent, "stitcher-");
      // The driver empties it when it is closed.
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, emptyFolder().toString());
    return properties;
  }

  @Override
  public void close() {
    driver.close();
  }
}
