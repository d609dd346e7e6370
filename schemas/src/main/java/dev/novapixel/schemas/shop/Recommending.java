package dev.novapixel.schemas.shop;

import dev.novapixel.schemas.event.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant has set about recommendations.
 *
 * @param rules what is wanted of some products; pins stand in the rules' order
 * @param weights what each source has to say, by placement; one that is not named has its default
 */
public record Recommending(List<Rule> rules, Map<String, Map<String, Double>> weights) {

  /** Nothing is set. */
  public static final Recommending NOTHING = new Recommending(List.of(), Map.of());

  /** Where recommendations stand. */
  public static final Set<String> PLACEMENTS =
      Set.of(
          "product_page",
          "cart",
          "homepage",
          "checkout",
          "collection",
          "search",
          "post_purchase",
          "email");

  /** Who brings products to recommend. */
  public static final Set<String> SOURCES =
      Set.of(
          "session-blend",
          "session-knn",
          "viewed-together",
          "bought-together",
          "recently-viewed",
          "category-popular",
          "popular");

  public Recommending {
    rules = List.copyOf(rules);
    Map<String, Map<String, Double>> copy = new HashMap<>();
    weights.forEach((placement, bySource) -> copy.put(placement, Map.copyOf(bySource)));
    weights = Map.copyOf(copy);
  }

  /** What a rule does with the products that it names. */
  public enum Action {
    /** They stand first. */
    PIN,
    /** Their score is multiplied. */
    BOOST,
    /** They stand behind all others. */
    BURY,
    /** They are not shown. */
    EXCLUDE
  }

  /**
   * What is wanted of some products.
   *
   * @param id the merchant's name for it
   * @param placements where; everywhere if empty
   * @param match which products
   * @param factor by what a boost multiplies the score
   */
  public record Rule(
      String id, Action action, List<String> placements, Match match, double factor) {
    public Rule {
      placements = List.copyOf(placements);
    }

    public boolean holdsAt(String placement) {
      return placements.isEmpty() || placements.contains(placement);
    }
  }

  /**
   * Which products: those that every condition allows; an empty or absent one allows all. Without
   * any condition it is nobody's.
   *
   * @param products their ids
   * @param tags of which they have one
   * @param categories theirs is one of them, upper and lower case alike, as with vendors and tags
   * @param vendors theirs is one of them
   * @param priceFrom they cost at least this, in its currency
   * @param priceTo they cost at most this, in its currency
   */
  public record Match(
      List<String> products,
      List<String> tags,
      List<String> categories,
      List<String> vendors,
      @Nullable Money priceFrom,
      @Nullable Money priceTo) {
    public Match {
      products = List.copyOf(products);
      tags = List.copyOf(tags);
      categories = List.copyOf(categories);
      vendors = List.copyOf(vendors);
    }

    /** Whether there is no condition at all. */
    public boolean isEmpty() {
      return products.isEmpty() && isById();
    }

    /** Whether nothing but the id decides. */
    public boolean isById() {
      return tags.isEmpty()
          && categories.isEmpty()
          && vendors.isEmpty()
          && priceFrom == null
          && priceTo == null;
    }
  }
}
