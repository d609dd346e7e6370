package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.dedup.Horizon;
import dev.novapixel.stitcher.identity.Output;
import dev.novapixel.stitcher.identity.Stitch;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
 * pixel-events → normalise → deduplicate → observe ┬→ shopper-events, identities, shopper-aliases
 *                    │             │           ↑   ├→ loop → receive (the same nodes, and back)
 *                    └→ rejected   └──→ tally ─┘   └→ tally → tallies
 * identity-commands → split (the same nodes, to the same topics)
 * erasures → erase ┬→ loop (cuts, to their nodes)
 *                  └→ journey-loop → loop (what is asked for, to all of a shopper's nodes)
 * shopper-events → follow journeys ┬→ shoppers
 *                                  └→ journey-loop → move journeys (the same shoppers)
 * </pre>
 *
 * Nodes are clients, tokens and customers; all topics have as many partitions and one way to spell
 * keys, so that a node's events and messages meet in one task.
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
    stitcher.stitch(horizon, stitched);
    stitcher.command();
    stitcher.follow();
    return stitcher.topology;
  }

  private void stitch(Horizon horizon, Consumer<Instant> stitched) {
    String pixelEvents = Topics.PIXEL_EVENTS.in(epoch);
    var decoder = wire.deserializer(Topics.PIXEL_EVENTS);
    source(Names.PIXEL_EVENTS, Topics.PIXEL_EVENTS);
    source(Names.LOOP, LoopTopics.NODES);
    topology
        .addProcessor(
            Names.NORMALISE, () -> new NormaliseProcessor(pixelEvents, decoder), Names.PIXEL_EVENTS)
        .addProcessor(Names.DEDUPLICATE, () -> new DeduplicateProcessor(horizon), Names.NORMALISE)
        .addProcessor(Names.OBSERVE, () -> new ObserveProcessor(stitched, cuts), Names.DEDUPLICATE)
        .addProcessor(
            Names.TALLY, TallyProcessor::new, Names.NORMALISE, Names.DEDUPLICATE, Names.OBSERVE)
        .addProcessor(Names.RECEIVE, () -> new ReceiveProcessor(cuts), Names.LOOP)
        .addStateStore(Stores.seen(), Names.DEDUPLICATE, Names.RECEIVE)
        .addStateStore(Stores.byKey(Stores.NODES), Names.OBSERVE, Names.RECEIVE)
        .addStateStore(Stores.byKey(Stores.TALLIES), Names.TALLY);
    sink(Names.TO_REJECTED, Topics.REJECTED_EVENTS, Names.NORMALISE);
    sink(Names.TO_TALLIES, Topics.TALLIES, Names.TALLY);
  }

  /** What operators and merchants command, and all that nodes write. */
  private void command() {
    command(Names.SPLIT, Names.IDENTITY_COMMANDS, Topics.IDENTITY_COMMANDS, Stitch::split);
    command(Names.ERASE, Names.ERASURES, Topics.ERASURES, Stitch::erase);
    String[] nodes = {Names.OBSERVE, Names.RECEIVE, Names.SPLIT, Names.ERASE};
    sink(Names.TO_SHOPPER_EVENTS, Topics.SHOPPER_EVENTS, nodes);
    sink(Names.TO_IDENTITIES, Topics.IDENTITIES, nodes);
    sink(Names.TO_ALIASES, Topics.SHOPPER_ALIASES, nodes);
    sink(Names.TO_ERASURES, Topics.ERASURES, nodes);
    loop(Names.TO_LOOP, LoopTopics.NODES, nodes);
    loop(Names.TO_EXPANSION, LoopTopics.JOURNEYS, nodes);
  }

  private <C> void command(
      String name, String source, Topic<C> topic, BiFunction<Stitch, C, List<Output>> step) {
    String commands = topic.in(epoch);
    var decoder = wire.deserializer(topic);
    source(source, topic);
    topology
        .addProcessor(name, () -> new CommandProcessor<>(commands, decoder, cuts, step), source)
        .connectProcessorAndStateStores(name, Stores.NODES);
  }

  private void follow() {
    var decoder = wire.deserializer(Topics.SHOPPER_EVENTS);
    topology.addSource(
        Names.SHOPPER_EVENTS, new StringDeserializer(), decoder, Topics.SHOPPER_EVENTS.in(epoch));
    source(Names.JOURNEY_LOOP, LoopTopics.JOURNEYS);
    topology
        .addProcessor(Names.FOLLOW, FollowProcessor::new, Names.SHOPPER_EVENTS)
        .addProcessor(Names.MOVE_JOURNEYS, MoveJourneysProcessor::new, Names.JOURNEY_LOOP)
        .addStateStore(Stores.byKey(Stores.JOURNEYS), Names.FOLLOW, Names.MOVE_JOURNEYS);
    sink(Names.TO_SHOPPERS, Topics.SHOPPERS, Names.FOLLOW, Names.MOVE_JOURNEYS);
    loop(Names.TO_JOURNEY_LOOP, LoopTopics.JOURNEYS, Names.FOLLOW, Names.MOVE_JOURNEYS);
    loop(Names.TO_NODES, LoopTopics.NODES, Names.FOLLOW, Names.MOVE_JOURNEYS);
  }

  /** Values are read as bytes: what cannot be decoded is dealt with by a processor. */
  private void source(String name, Topic<?> topic) {
    Deserializer<byte[]> bytes = new ByteArrayDeserializer();
    topology.addSource(name, new StringDeserializer(), bytes, topic.in(epoch));
  }

  private <V> void sink(String name, Topic<V> topic, String... parents) {
    Serializer<V> values = wire.serializer(topic);
    topology.addSink(name, topic.in(epoch), new StringSerializer(), values, parents);
  }

  private void loop(String name, Topic<byte[]> topic, String... parents) {
    topology.addSink(
        name, topic.in(epoch), new StringSerializer(), new ByteArraySerializer(), parents);
  }
}
