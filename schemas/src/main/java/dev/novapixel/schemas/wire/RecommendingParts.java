package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.avro.RuleAction;
import dev.novapixel.schemas.shop.Recommending;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link Recommending} in Avro, in both directions; nothing set is null. */
final class RecommendingParts {
  private RecommendingParts() {}

  static dev.novapixel.schemas.avro.@Nullable Recommending toWire(Recommending value) {
    if (value.equals(Recommending.NOTHING)) {
      return null;
    }
    dev.novapixel.schemas.avro.Recommending wire = new dev.novapixel.schemas.avro.Recommending();
    wire.setRules(value.rules().stream().map(RecommendingParts::rule).toList());
    Map<String, Map<String, Double>> weights = new TreeMap<>();
    value.weights().forEach((placement, of) -> weights.put(placement, new TreeMap<>(of)));
    wire.setWeights(weights);
    return wire;
  }

  static Recommending fromWire(dev.novapixel.schemas.avro.@Nullable Recommending wire) {
    if (wire == null) {
      return Recommending.NOTHING;
    }
    return new Recommending(
        wire.getRules().stream().map(RecommendingParts::rule).toList(), wire.getWeights());
  }

  private static dev.novapixel.schemas.avro.Rule rule(Recommending.Rule rule) {
    Recommending.Match match = rule.match();
    dev.novapixel.schemas.avro.Rule wire = new dev.novapixel.schemas.avro.Rule();
    wire.setId(rule.id());
    wire.setAction(RuleAction.valueOf(rule.action().name()));
    wire.setPlacements(rule.placements());
    wire.setProducts(match.products());
    wire.setTags(match.tags());
    wire.setCategories(match.categories());
    wire.setVendors(match.vendors());
    wire.setPriceFrom(Parts.money(match.priceFrom()));
    wire.setPriceTo(Parts.money(match.priceTo()));
    wire.setFactor(rule.factor());
    return wire;
  }

  private static Recommending.Rule rule(dev.novapixel.schemas.avro.Rule wire) {
    return new Recommending.Rule(
        wire.getId(),
        Recommending.Action.valueOf(wire.getAction().name()),
        wire.getPlacements(),
        new Recommending.Match(
            wire.getProducts(),
            wire.getTags(),
            wire.getCategories(),
            wire.getVendors(),
            Parts.money(wire.getPriceFrom()),
            Parts.money(wire.getPriceTo())),
        wire.getFactor());
  }
}
