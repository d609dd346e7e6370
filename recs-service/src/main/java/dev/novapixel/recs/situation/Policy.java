package dev.novapixel.recs.situation;

import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the shop has set for one placement, made ready to be asked of each product.
 *
 * @param rules that hold here, in the merchant's order
 * @param weights what each source has to say; the placement's defaults if empty
 */
public record Policy(List<ProductRule> rules, Map<String, Double> weights) {
  /** Nothing is set. */
  public static final Policy NONE = new Policy(List.of(), Map.of());

  public Policy {
    rules = List.copyOf(rules);
    weights = Map.copyOf(weights);
  }

  public static Policy of(Recommending recommending, Placement placement) {
    String where = placement.text();
    return new Policy(
        recommending.rules().stream()
            .filter(rule -> rule.holdsAt(where) && !rule.match().isEmpty())
            .map(ProductRule::of)
            .toList(),
        recommending.weights().getOrDefault(where, Map.of()));
  }

  /** The rules of one kind. */
  public List<ProductRule> rules(Action action) {
    return rules.stream().filter(rule -> rule.action() == action).toList();
  }

  /** Whether more than a product's id has to be known to decide. */
  public boolean asksForFacts() {
    return rules.stream().anyMatch(ProductRule::asksForFacts);
  }

  /** Pinned products in the merchant's order. */
  public List<String> pinned() {
    return rules(Action.PIN).stream().flatMap(rule -> rule.order().stream()).distinct().toList();
  }

  /** Whether a rule of this kind names the product. */
  public Predicate<String> names(Action action, Assortment assortment) {
    List<ProductRule> asked = rules(action);
    if (asked.isEmpty()) {
      return _ -> false;
    }
    return product -> {
      Facts facts = facts(product, assortment);
      return asked.stream().anyMatch(rule -> rule.names(product, facts));
    };
  }

  /** By what boosts multiply a product's score. */
  public double boost(String product, Assortment assortment) {
    double factor = 1;
    for (ProductRule rule : rules) {
      if (rule.action() == Action.BOOST && rule.names(product, facts(product, assortment))) {
        factor *= rule.factor();
      }
    }
    return factor;
  }

  private Facts facts(String product, Assortment assortment) {
    return asksForFacts()
        ? assortment.facts(List.of(product)).getOrDefault(product, Facts.UNKNOWN)
        : Facts.UNKNOWN;
  }
}
