package dev.novapixel.local.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One topic of an epoch, as what its newest records come to. What depends on the way there is left
 * out: as-of times, the events that caused a label, histories.
 *
 * @param name for people
 * @param topic the topic
 * @param countsErased whether it counts nameless what somebody did who was erased later
 * @param keys what a record is known by beside its key, for topics whose keys hold several things
 * @param holds whether a record speaks of a time not after the as-of
 * @param input what the value is computed from, as far as the record says it
 * @param value what is compared; empty for what is no more
 */
record TopicPart<V>(
    String name,
    Topic<V> topic,
    boolean countsErased,
    Function<V, String> keys,
    BiPredicate<V, Instant> holds,
    Function<V, String> input,
    Function<V, Optional<ObjectNode>> value) {

  static final List<TopicPart<?>> ALL =
      List.of(
          plain("identities", Topics.IDENTITIES, TopicPart::identity),
          plain("journeys", Topics.SHOPPERS, TopicPart::journey),
          new TopicPart<>(
              "features",
              Topics.SHOPPER_FEATURES,
              false,
              _ -> "",
              (features, asOf) -> !features.asOf().isAfter(asOf),
              features -> features.events() + " events, hash " + features.eventsHash(),
              features -> Optional.of(features(features))),
          new TopicPart<>(
              "sessions",
              Topics.SESSIONS,
              false,
              session -> " " + session.id(),
              (_, _) -> true,
              session -> session.events() + " events",
              TopicPart::session),
          counting("products", Topics.PRODUCT_FEATURES, TopicPart::product),
          counting("pairs", Topics.PRODUCT_AFFINITY, TopicPart::pairs),
          counting("counts", Topics.TALLIES, TopicPart::tally));

  private static <V> TopicPart<V> plain(
      String name, Topic<V> topic, Function<V, ObjectNode> value) {
    return keyed(name, topic, false, value);
  }

  private static <V> TopicPart<V> counting(
      String name, Topic<V> topic, Function<V, ObjectNode> value) {
    return keyed(name, topic, true, value);
  }

  private static <V> TopicPart<V> keyed(
      String name, Topic<V> topic, boolean countsErased, Function<V, ObjectNode> value) {
    return new TopicPart<>(
        name,
        topic,
        countsErased,
        _ -> "",
        (_, _) -> true,
        _ -> "",
        each -> Optional.of(value.apply(each)));
  }

  private static ObjectNode identity(Identity identity) {
    return Canonical.object(identity.shopper());
  }

  private static ObjectNode journey(Shopper shopper) {
    var json = Canonical.object(shopper);
    json.remove(List.of("lastActive", "merges", "ties", "units"));
    var identifiers = new TreeSet<String>();
    shopper.ties().forEach(tie -> identifiers.add(tie.identifier().text()));
    identifiers.forEach(json.putArray("identifiers")::add);
    var units = new TreeSet<>(Comparator.<String>naturalOrder());
    shopper.units().forEach(unit -> units.add(unit.client() + " of " + unit.customer()));
    units.forEach(json.putArray("units")::add);
    return json;
  }

  private static ObjectNode features(ShopperFeatures features) {
    var json = Canonical.object(features);
    json.remove(List.of("asOf", "receivedAt", "events", "eventsHash"));
    return json;
  }

  private static Optional<ObjectNode> session(Session session) {
    if (session.status() == Session.Status.REPLACED) {
      return Optional.empty();
    }
    var json = Canonical.object(session);
    json.remove(List.of("status", "replacedBy"));
    return Optional.of(json);
  }

  private static ObjectNode product(ProductFeatures product) {
    return Canonical.object(product);
  }

  private static ObjectNode pairs(ProductAffinity affinity) {
    return Canonical.object(affinity);
  }

  private static ObjectNode tally(Tally tally) {
    return Canonical.object(tally);
  }
}
