package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.dedup.Horizon;
import dev.novapixel.stitcher.identity.MessageForm;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * What the stitcher does to the log, from top to bottom:
 *
 * <pre>
 * pixel-events → normalise → deduplicate ┐
 *                    │             │     ↓
 * stitcher-loop ─────┼─────────────┼→ stitch ┬→ shopper-events, identities, shopper-aliases
 * identity-commands → split ───────┼─────↑   ├→ stitcher-loop (to other nodes)
 * erasures → erase ──┼─────────────┼─────┘   ├→ erasures (cuts, to their nodes)
 *                    │             │         ├→ stitcher-journey-loop
 *                    └→ rejected   └─→ tally ←┘
 *                                        └→ tallies
 * stitcher-journey-loop → journeys ┬→ shoppers
 *                                  ├→ stitcher-journey-loop (to other shoppers)
 *                                  └→ stitcher-loop (what is erased, to all of a shopper's nodes)
 * </pre>
 *
 * Nodes are clients, tokens and customers; all topics have as many partitions and one way to spell
 * keys, so that a node's events and messages meet in one task. Journeys hear only of what changes
 * them: nearly no event does, and none has to be read again for it.
 */
public final class StitcherTopology {
  private final Topology topology = new Topology();
  private final Epoch epoch;
  private final WireFormat wire;
  private final Cuts cuts;

  private StitcherTopology(Epoch epoch, WireFormat wire, Cuts cuts) {
    this.cuts = cuts;
    this.epoch = epoch;
    this.wire = wire;
  }

  /**
   * The topology of {@code epoch}.
   *
   * @param wire how values are written; schemas are registered at once
   * @param cuts what had been erased before
   * @param horizon how far apart two receptions of one event may lie
   * @param stitched is told the receipt time of each event that was stitched
   */
  public static Topology build(
      Epoch epoch, WireFormat wire, Cuts cuts, Horizon horizon, Consumer<Instant> stitched) {
    var stitcher = new StitcherTopology(epoch, wire, cuts);
    stitcher.read(horizon);
    stitcher.stitch(stitched);
    stitcher.journeys();
    return stitcher.topology;
  }

  private void read(Horizon horizon) {
    String pixelEvents = Topics.PIXEL_EVENTS.in(epoch);
    var decoder = wire.deserializer(Topics.PIXEL_EVENTS);
    source(Names.PIXEL_EVENTS, Topics.PIXEL_EVENTS);
    topology
        .addProcessor(
            Names.NORMALISE, () -> new NormaliseProcessor(pixelEvents, decoder), Names.PIXEL_EVENTS)
        .addProcessor(Names.DEDUPLICATE, () -> new DeduplicateProcessor(horizon), Names.NORMALISE);
    sink(Names.TO_REJECTED, Topics.REJECTED_EVENTS, Names.NORMALISE);
    topology.addSource(
        Names.LOOP, new StringDeserializer(), StitcherTopology::said, LoopTopics.NODES.in(epoch));
    command(Names.SPLIT, Names.IDENTITY_COMMANDS, Topics.IDENTITY_COMMANDS, ForNodes.Split::new);
    command(Names.ERASE, Names.ERASURES, Topics.ERASURES, ForNodes.Erase::new);
  }

  private static ForNodes said(String topic, byte[] message) {
    return new ForNodes.Said(MessageForm.read(message));
  }

  private <C> void command(String name, String source, Topic<C> topic, Function<C, ForNodes> form) {
    String commands = topic.in(epoch);
    var decoder = wire.deserializer(topic);
    source(source, topic);
    topology.addProcessor(name, () -> new CommandProcessor<>(commands, decoder, form), source);
  }

  private void stitch(Consumer<Instant> stitched) {
    topology
        .addProcessor(
            Names.STITCH,
            () -> new StitchProcessor(stitched, cuts),
            Names.DEDUPLICATE,
            Names.LOOP,
            Names.SPLIT,
            Names.ERASE)
        .addProcessor(
            Names.TALLY, TallyProcessor::new, Names.NORMALISE, Names.DEDUPLICATE, Names.STITCH)
        .addStateStore(Stores.seen(), Names.DEDUPLICATE, Names.STITCH)
        .addStateStore(Stores.byKey(Stores.NODES), Names.STITCH)
        .addStateStore(Stores.byKey(Stores.TALLIES), Names.TALLY);
    sink(Names.TO_SHOPPER_EVENTS, Topics.SHOPPER_EVENTS, Names.STITCH);
    sink(Names.TO_IDENTITIES, Topics.IDENTITIES, Names.STITCH);
    sink(Names.TO_ALIASES, Topics.SHOPPER_ALIASES, Names.STITCH);
    sink(Names.TO_ERASURES, Topics.ERASURES, Names.STITCH);
    sink(Names.TO_TALLIES, Topics.TALLIES, Names.TALLY);
    loop(Names.TO_LOOP, LoopTopics.NODES, Names.STITCH);
    loop(Names.TO_JOURNEYS, LoopTopics.JOURNEYS, Names.STITCH);
  }

  private void journeys() {
    source(Names.JOURNEY_LOOP, LoopTopics.JOURNEYS);
    topology
        .addProcessor(Names.JOURNEYS, JourneysProcessor::new, Names.JOURNEY_LOOP)
        .addStateStore(Stores.byKey(Stores.JOURNEYS), Names.JOURNEYS);
    sink(Names.TO_SHOPPERS, Topics.SHOPPERS, Names.JOURNEYS);
    loop(Names.TO_JOURNEY_LOOP, LoopTopics.JOURNEYS, Names.JOURNEYS);
    loop(Names.TO_NODES, LoopTopics.NODES, Names.JOURNEYS);
  }

  /** Values are read as bytes: what cannot be decoded is dealt with by a processor. */
  private void source(String name, Topic<?> topic) {
    Deserializer<byte[]> bytes = new ByteArrayDeserializer();
    topology.addSource(name, new StringDeserializer(), bytes, topic.in(epoch));
  }

  private <V> void sink(String name, Topic<V> topic, String parent) {
    Serializer<V> values = wire.serializer(topic);
    topology.addSink(name, topic.in(epoch), new StringSerializer(), values, parent);
  }

  private void loop(String name, Topic<byte[]> topic, String parent) {
    topology.addSink(
        name, topic.in(epoch), new StringSerializer(), new ByteArraySerializer(), parent);
  }
}
