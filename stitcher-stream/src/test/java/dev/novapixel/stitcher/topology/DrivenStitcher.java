package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.history.Ending;
import dev.novapixel.stitcher.history.Holdings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The whole topology in the test driver, which feeds the loops itself, and a reader of what it
 * writes. A restart leaves nothing but what stands in the changelogs of its stores.
 */
final class DrivenStitcher implements AutoCloseable {
  private static final Duration TALLIES_ARE_TOLD = Duration.ofSeconds(1);
  private static final List<String> STORES =
      List.of(Stores.SEEN, Stores.NODES, Stores.TALLIES, Stores.JOURNEYS);

  /** Shared by all: making readers and writers costs more than a history. */
  private static final WireFormat WIRE = new WireFormat(new InMemorySchemaRegistry());

  private static final Serializer<PixelEvent> PIXEL_EVENTS = WIRE.serializer(Topics.PIXEL_EVENTS);
  private static final Serializer<IdentityCommand> IDENTITY_COMMANDS =
      WIRE.serializer(Topics.IDENTITY_COMMANDS);
  private static final Serializer<Erasure> ERASURES = WIRE.serializer(Topics.ERASURES);
  private static final Deserializer<Erasure> CUTS = WIRE.deserializer(Topics.ERASURES);
  private static final Deserializer<ShopperRecord> SHOPPER_EVENTS =
      WIRE.deserializer(Topics.SHOPPER_EVENTS);
  private static final Deserializer<Identity> IDENTITIES = WIRE.deserializer(Topics.IDENTITIES);
  private static final Deserializer<Shopper> SHOPPERS = WIRE.deserializer(Topics.SHOPPERS);
  private static final Deserializer<Tally> TALLIES = WIRE.deserializer(Topics.TALLIES);

  private final Holdings holdings = new Holdings((_, arrival) -> arrival.run());
  private final List<Erasure> cuts = new ArrayList<>();
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, Map<Bytes, byte[]>> changelogs = new TreeMap<>();
  private TopologyTestDriver driver = open();

  void send(PixelEvent event) {
    driver
        .createInputTopic(
            Topics.PIXEL_EVENTS.in(Epoch.FIRST), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(Keys.pixelEvent(event), PIXEL_EVENTS.serialize("", event), event.receivedAt());
  }

  void send(IdentityCommand command) {
    driver
        .createInputTopic(
            Topics.IDENTITY_COMMANDS.in(Epoch.FIRST),
            new StringSerializer(),
            new ByteArraySerializer())
        .pipeInput(
            Keys.shopper(command.shop(), Identifier.client(command.client())),
            IDENTITY_COMMANDS.serialize("", command),
            command.splits().getLast().issuedAt());
  }

  void send(Erasure erasure) {
    driver
        .createInputTopic(
            Topics.ERASURES.in(Epoch.FIRST), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(Keys.erasure(erasure), ERASURES.serialize("", erasure), erasure.upTo());
  }

  /** What of {@code shop} was cut. */
  List<Erasure> cuts(String shop) {
    read();
    return cuts.stream().filter(cut -> cut.cut() && cut.shop().equals(shop)).toList();
  }

  /** Everything in memory and on disk is lost. */
  void restart() {
    read();
    driver.close();
    driver = open();
    KeyValueStore<byte[], byte[]> seen = driver.getKeyValueStore(Stores.SEEN);
    changelog(Stores.SEEN).forEach((key, value) -> seen.put(key.get(), value));
    for (String name : List.of(Stores.NODES, Stores.TALLIES, Stores.JOURNEYS)) {
      KeyValueStore<String, byte[]> store = driver.getKeyValueStore(name);
      changelog(name)
          .forEach((key, value) -> store.put(new String(key.get(), StandardCharsets.UTF_8), value));
    }
  }

  Ending ending(String shop) {
    read();
    return holdings.ending(shop);
  }

  /** How the events of {@code shop} were counted. */
  Tally tally(String shop) {
    read();
    return tallies.getOrDefault(shop, new Tally(shop, 0, 0, 0, 0, 0, 0));
  }

  private void read() {
    driver.advanceWallClockTime(TALLIES_ARE_TOLD);
    read(Topics.SHOPPER_EVENTS, SHOPPER_EVENTS, holdings::read);
    read(
        Topics.IDENTITIES,
        IDENTITIES,
        (key, identity) -> holdings.identity(key, identity == null ? null : identity.shopper()));
    read(Topics.SHOPPERS, SHOPPERS, holdings::journey);
    read(Topics.ERASURES, CUTS, (_, cut) -> cuts.add(cut));
    read(Topics.TALLIES, TALLIES, (_, tally) -> tallies.put(tally.shop(), tally));
    for (String store : STORES) {
      var entries = changelog(store);
      read(
          StitcherStage.APPLICATION + "-" + store + "-changelog",
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer(),
          (key, value) -> {
            if (value == null) {
              entries.remove(Bytes.wrap(key));
            } else {
              entries.put(Bytes.wrap(key), value);
            }
          });
    }
  }

  private Map<Bytes, byte[]> changelog(String store) {
    return changelogs.computeIfAbsent(store, _ -> new TreeMap<>());
  }

  private <V> void read(Topic<V> topic, Deserializer<V> values, BiConsumer<String, V> reader) {
    read(topic.in(Epoch.FIRST), new StringDeserializer(), values, reader);
  }

  private <K, V> void read(
      String topic, Deserializer<K> keys, Deserializer<V> values, BiConsumer<K, V> reader) {
    driver
        .createOutputTopic(topic, keys, values)
        .readRecordsToList()
        .forEach(record -> reader.accept(record.key(), record.value()));
  }

  private TopologyTestDriver open() {
    return new TopologyTestDriver(StitcherStage.topology(WIRE), StitcherStage.properties());
  }

  @Override
  public void close() {
    driver.close();
  }
}
