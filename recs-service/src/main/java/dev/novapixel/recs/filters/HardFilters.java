package dev.novapixel.recs.filters;

import dev.novapixel.recs.situation.Situation;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules that hold for every answer. Another shop's products need no rule: nothing reads them.
 * Those who opted out need none either: they come without a viewer.
 */
public final class HardFilters {
  /**
   * What the shop does not sell: unpublished, unavailable, or not in an authoritative catalogue.
   */
  public static final ProductFilter NOT_SOLD =
      new Rule("not-sold", situation -> Predicate.not(situation.assortment()::sells));

  public static final ProductFilter AT_HAND =
      new Rule("at-hand", situation -> product -> product.equals(situation.product()));

  public static final ProductFilter IN_CART =
      new Rule("in-cart", situation -> Set.copyOf(situation.cart())::contains);

  /** What the viewer already has, where the placement hides it. */
  public static final ProductFilter PURCHASED =
      new Rule(
          "already-purchased",
          situation ->
              situation.placement().hidesPurchased()
                  ? Set.copyOf(situation.purchased())::contains
                  : _ -> false);

  /** What the merchant does not want to be shown here. */
  public static final ProductFilter EXCLUDED =
      new Rule(
          "excluded",
          situation -> situation.policy().names(Action.EXCLUDE, situation.assortment()));

  /** All of them, the cheapest first. */
  public static final List<ProductFilter> ALL =
      List.of(AT_HAND, IN_CART, PURCHASED, NOT_SOLD, EXCLUDED);

  private HardFilters() {}

  private record Rule(String name, Function<Situation, Predicate<String>> rule)
      implements ProductFilter {
    @Override
    public Predicate<String> forbids(Situation situation) {
      return rule.apply(situation);
    }
  }
}
