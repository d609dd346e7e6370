package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.history.Ending;
import dev.novapixel.stitcher.history.Holdings;
import dev.novapixel.stitcher.journey.Journey;
import dev.novapixel.stitcher.journey.JourneyMessage;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Topics of a few partitions, each read in order, all of them in any interleaving. A task keeps
 * nothing but bytes between two records, so that every step is a restart too. Beside the stitcher
 * stands a reader that keeps events by unit as the features do.
 */
final class SimulatedCluster {
  private final Random random;
  private final int partitions;
  private final Map<String, ArrayDeque<Runnable>> topics = new TreeMap<>();
  private final Nodes nodes =
      new KeptNodes() {
        @Override
        public Instant cut(String shop, Identifier identifier, @Nullable String customer) {
          return known.stream()
              .filter(cut -> cut.shop().equals(shop) && cut.identifier().equals(identifier))
              .filter(cut -> Objects.equals(cut.customer(), customer))
              .map(Erasure::upTo)
              .max(Instant::compareTo)
              .orElse(Instant.EPOCH);
        }

        @Override
        public Instant now() {
          return now;
        }
      };
  private final Map<String, byte[]> journeys = new HashMap<>();
  private final Holdings holdings =
      new Holdings((key, arrival) -> queue("held-loop", key, arrival));

  private final List<Erasure> known;
  private final List<Erasure> cuts = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  SimulatedCluster(int partitions, Random random) {
    this(partitions, random, List.of());
  }

  /**
   * A cluster that reads a log anew.
   *
   * @param known the cuts that are there before anything is read
   */
  SimulatedCluster(int partitions, Random random, List<Erasure> known) {
    this.partitions = partitions;
    this.random = random;
    this.known = known;
  }

  /** The cuts that were made, in their order. */
  List<Erasure> cuts() {
    return cuts;
  }

  void append(Erasure erasure) {
    queue(
        "erasures",
        Keys.erasure(erasure),
        () -> {
          hear(erasure.upTo());
          stitch().erase(erasure).forEach(output -> take(erasure.shop(), output));
        });
  }

  private void hear(Instant receivedAt) {
    now = receivedAt.isAfter(now) ? receivedAt : now;
  }

  void append(TypedEvent event) {
    String key =
        Keys.pixelEvent(
            event.shop(),
            event.clientId(),
            event.checkoutToken(),
            event.customerId(),
            event.eventId());
    queue(
        "pixel-events",
        key,
        () -> {
          hear(event.receivedAt());
          var outcome = stitch().observe(event, true, Pace.DEFAULT);
          outcome.outputs().forEach(output -> take(event.shop(), output));
        });
  }

  void append(IdentityCommand command) {
    queue(
        "identity-commands",
        Keys.shopper(command.shop(), Identifier.client(command.client())),
        () -> stitch().split(command).forEach(output -> take(command.shop(), output)));
  }

  void runAll() {
    for (var ready = ready(); !ready.isEmpty(); ready = ready()) {
      ready.get(random.nextInt(ready.size())).remove().run();
    }
  }

  Ending ending(String shop) {
    return holdings.ending(shop);
  }

  SortedMap<String, List<ShopperEvent>> orders() {
    return holdings.orders();
  }

  SortedMap<String, Shopper> journeys() {
    return holdings.journeys();
  }

  private Stitch stitch() {
    return new Stitch(nodes);
  }

  private void take(String shop, Output output) {
    switch (output) {
      case Output.Write(var record, boolean news) -> write(shop, record, news);
      case Output.Publish(var identity) ->
          holdings.identity(Keys.shopper(shop, identity.identifier()), identity.shopper());
      case Output.Retract(var identifier, var _) ->
          holdings.identity(Keys.shopper(shop, identifier), null);
      case Output.Tell _, Output.Untell _ -> {}
      case Output.Expand(var shopper, var asked, var upTo, var _) ->
          journey(Keys.shopper(shop, shopper), new JourneyMessage.Erase(asked, upTo));
      case Output.Cut(var erasure, var _) -> {
        cuts.add(erasure);
        append(erasure);
      }
      case Output.Send(var to, var message, var receivedAt) -> send(shop, to, message, receivedAt);
    }
  }

  private void send(String shop, Identifier to, NodeMessage message, Instant receivedAt) {
    byte[] bytes = MessageForm.bytes(message);
    queue(
        "loop",
        Keys.shopper(shop, to),
        () ->
            stitch()
                .receive(shop, to, MessageForm.read(bytes), receivedAt)
                .forEach(output -> take(shop, output)));
  }

  private void write(String shop, ShopperRecord record, boolean news) {
    String key = Keys.shopper(shop, record.shopper());
    queue("shopper-events", key, () -> holdings.read(key, record));
    if (news) {
      journey(key, JourneyMessage.of(record));
    }
  }

  private void receive(String key, JourneyMessage message) {
    String shop = Keys.shopOf(key);
    var journey = Journey.of(shop, identifier(key), journeys.get(key));
    journey.receive(message);
    journeys.put(key, journey.toBytes());
    if (journey.changed()) {
      holdings.journey(key, journey.published().orElse(null));
    }
    journey
        .expansion()
        .ifPresent(expansion ->
            expansion
                .identifiers()
                .forEach(to ->
                    send(
                        shop,
                        to,
                        new NodeMessage.Erase(
                            identifier(key),
                            expansion.erase().upTo(),
                            to.equals(expansion.erase().asked())),
                        expansion.erase().upTo())));
    journey.sent().forEach(sent -> journey(Keys.shopper(shop, sent.to()), sent.message()));
  }

  private void journey(String to, JourneyMessage message) {
    byte[] bytes = JourneyMessage.bytes(message);
    queue("journey-loop", to, () -> receive(to, JourneyMessage.read(bytes)));
  }

  private void queue(String topic, String key, Runnable step) {
    String partition = topic + "-" + Math.floorMod(key.hashCode(), partitions);
    topics.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(step);
  }

  private List<ArrayDeque<Runnable>> ready() {
    return topics.values().stream().filter(queue -> !queue.isEmpty()).toList();
  }

  private static Identifier identifier(String key) {
    return Identifier.parse(KeyText.decode(Keys.restOf(key))).orElseThrow();
  }
}
