package dev.novapixel.features.topology;

import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/**
 * The shape of the feature stream.
 *
 * <pre>
 * shopper-events ─┐
 *                 ├─► shoppers ─┬─► shopper-features
 * loop ───────────┘             ├─► sessions
 *   ▲                           ├─► loop
 *   └───────────────────────────┘
 *                               └─► product-changes ─┬─► products ─► product-features
 *                                   (by product)     └─► affinity ─► product-affinity
 * </pre>
 *
 * One repartition, because what is counted by shopper and what is counted by product lie under
 * different keys; counts and pairs share it. The loop carries units' states from shopper to
 * shopper.
 */
public final class FeatureTopology {
  /** How long changes of a product are gathered before it is published again. */
  static final Duration COALESCE = Duration.ofMillis(250);

  /** The longest transaction: what is fresh is committed sooner, by request. */
  public static final Duration LONGEST_COMMIT = Pace.LONGEST;

  private final Epoch epoch;
  private final WireFormat wire;
  private final Freshness freshness;
  private final Duration shortest;
  private final RowStore.Making stores;
  private final Serde<String> keys = Serdes.String();

  private FeatureTopology(
      Epoch epoch,
      WireFormat wire,
      Freshness freshness,
      Duration shortest,
      RowStore.Making stores) {
    this.epoch = epoch;
    this.wire = wire;
    this.freshness = freshness;
    this.shortest = shortest;
    this.stores = stores;
  }

  /**
   * The topology of one epoch; registers the schemas that it writes. It asks for its commits itself
   * and has to be run with {@link #LONGEST_COMMIT} as the interval of those that nobody asks for.
   *
   * @param shortest how long a transaction is at least
   */
  public static Topology build(
      Epoch epoch, WireFormat wire, Freshness freshness, Duration shortest) {
    return build(epoch, wire, freshness, shortest, RowStore.Making.of(RowStore::new));
  }

  /** With stores of another kind. */
  static Topology build(
      Epoch epoch,
      WireFormat wire,
      Freshness freshness,
      Duration shortest,
      RowStore.Making stores) {
    return new FeatureTopology(epoch, wire, freshness, shortest, stores).build();
  }

  private Topology build() {
    StreamsBuilder builder = strict();
    KStream<String, Effect> effects = shoppers(builder);
    select(effects, Effect.Published.class, Effect.Published::features, "published")
        .to(Topics.SHOPPER_FEATURES.in(epoch), produced(Topics.SHOPPER_FEATURES));
    select(effects, Effect.SessionTold.class, Effect.SessionTold::session, "told")
        .to(Topics.SESSIONS.in(epoch), produced(Topics.SESSIONS));
    select(effects, Effect.Sent.class, Effect.Sent::message, "sent")
        .to(LoopTopic.LOOP.in(epoch), Produced.with(keys, messages()).withName("loop-sink"));
    KStream<String, ProductChange> changes =
        select(effects, Effect.Counted.class, Effect.Counted::change, "counted")
            .repartition(
                Repartitioned.with(keys, ProductChange.serde()).withName("product-changes"));
    builder.addStateStore(stores.named(ProductsProcessor.STORE));
    products(changes);
    return builder.build();
  }

  private KStream<String, Effect> shoppers(StreamsBuilder builder) {
    Serde<ShopperRecord> records = wire.serde(Topics.SHOPPER_EVENTS);
    KStream<String, Message> told =
        builder.stream(
                Topics.SHOPPER_EVENTS.in(epoch),
                Consumed.with(keys, records).withName("shopper-events"))
            .mapValues(record -> (Message) new Message.Told(record), Named.as("as-message"));
    KStream<String, Message> looped =
        builder.stream(LoopTopic.LOOP.in(epoch), Consumed.with(keys, messages()).withName("loop"));
    return told.merge(looped, Named.as("all-messages"))
        .process(ShoppersProcessor.supplier(freshness, shortest, stores), Named.as("shoppers"));
  }

  private void products(KStream<String, ProductChange> changes) {
    changes
        .process(
            () -> new ProductsProcessor(shortest), Named.as("products"), ProductsProcessor.STORE)
        .to(Topics.PRODUCT_FEATURES.in(epoch), produced(Topics.PRODUCT_FEATURES));
    changes
        .process(AffinityProcessor::new, Named.as("affinity"), ProductsProcessor.STORE)
        .to(Topics.PRODUCT_AFFINITY.in(epoch), produced(Topics.PRODUCT_AFFINITY));
  }

  private static <T, S extends T, R> KStream<String, R> select(
      KStream<String, T> all, Class<S> kind, Function<S, @Nullable R> content, String name) {
    return all.filter((_, value) -> kind.isInstance(value), Named.as(name + "-only"))
        .mapValues(value -> content.apply(kind.cast(value)), Named.as(name));
  }

  private <V> Produced<String, V> produced(Topic<V> topic) {
    return Produced.with(keys, wire.serde(topic)).withName(topic.name() + "-sink");
  }

  private Serde<Message> messages() {
    return MessageSerde.of(wire.serde(Topics.SHOPPER_EVENTS), epoch);
  }

  /** A builder that refuses what we did not name: a generated name would orphan its state. */
  private static StreamsBuilder strict() {
    return new StreamsBuilder(
        new TopologyConfig(
            new StreamsConfig(
                Map.of(
                    StreamsConfig.APPLICATION_ID_CONFIG,
                    "features",
                    StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                    "unused:1",
                    StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                    true))));
  }
}
