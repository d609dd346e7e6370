package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.FeatureHash;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of a {@link Question}.
 *
 * @param shoppers the shopper of each identifier that is known
 * @param features the shopper's features, null if there are none
 * @param viewedTogether neighbours by sessions, of each product that has any
 * @param boughtTogether neighbours by orders
 * @param facts what is known of products
 * @param popular the shop's most popular products, best first
 * @param popularInCategory the category's
 * @param degraded whether the first store was away, so that this may be less, or older
 */
public record Answer(
    Map<Identifier, Identifier> shoppers,
    FeatureHash.@Nullable Reading features,
    Map<String, Relation> viewedTogether,
    Map<String, Relation> boughtTogether,
    Map<String, Facts> facts,
    List<Scored> popular,
    List<Scored> popularInCategory,
    boolean degraded) {

  public Answer {
    shoppers = Map.copyOf(shoppers);
    viewedTogether = Map.copyOf(viewedTogether);
    boughtTogether = Map.copyOf(boughtTogether);
    facts = Map.copyOf(facts);
    popular = List.copyOf(popular);
    popularInCategory = List.copyOf(popularInCategory);
  }

  /** An answer that says what is popular in the shop, and nothing else. */
  static Answer ofPopular(List<Scored> products) {
    return new Answer(Map.of(), null, Map.of(), Map.of(), Map.of(), products, List.of(), false);
  }

  Answer withPopular(List<Scored> products) {
    return new Answer(
        shoppers,
        features,
        viewedTogether,
        boughtTogether,
        facts,
        products,
        popularInCategory,
        degraded);
  }

  Answer asDegraded() {
    return new Answer(
        shoppers,
        features,
        viewedTogether,
        boughtTogether,
        facts,
        popular,
        popularInCategory,
        true);
  }
}
