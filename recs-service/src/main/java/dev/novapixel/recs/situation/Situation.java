package dev.novapixel.recs.situation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a recommendation is made from, gathered before the first stage begins: the stages are
 * pure functions of it.
 *
 * @param placement where the list will stand
 * @param product the product at hand, if any
 * @param category the category at hand: the product's, else the one that the viewer viewed most
 * @param viewer who will see it; null if unknown or opted out
 * @param next what past sessions say comes next
 * @param viewedTogether what is viewed together, by product
 * @param boughtTogether what is bought together, by product
 * @param popular the shop's most popular products, best first
 * @param popularInCategory the most popular products of {@code category}, best first
 * @param assortment what the shop sells
 * @param policy what the shop has set for this placement
 * @param limit how many products are wanted, at least 1
 */
public record Situation(
    Placement placement,
    @Nullable String product,
    @Nullable String category,
    @Nullable Viewer viewer,
    Foretold next,
    Map<String, Relation> viewedTogether,
    Map<String, Relation> boughtTogether,
    List<Scored> popular,
    List<Scored> popularInCategory,
    Assortment assortment,
    Policy policy,
    int limit) {

  public Situation {
    viewedTogether = Map.copyOf(viewedTogether);
    boughtTogether = Map.copyOf(boughtTogether);
    popular = List.copyOf(popular);
    popularInCategory = List.copyOf(popularInCategory);
  }

  /** The viewer's live cart; empty for strangers. */
  public List<String> cart() {
    return viewer == null ? List.of() : viewer.cart();
  }

  /** What the viewer viewed, newest first; empty for strangers. */
  public List<String> viewed() {
    return viewer == null ? List.of() : viewer.viewed();
  }

  /** What the viewer bought; empty for strangers. */
  public List<String> purchased() {
    return viewer == null ? List.of() : viewer.purchased();
  }
}
