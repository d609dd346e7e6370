package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.Recommending.Match;
import dev.novapixel.schemas.shop.Recommending.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's rule, with sets in the place of lists. What is not known of a product fulfils no
 * condition: a rule about prices does not name a product without one.
 *
 * @param action what becomes of the products that it names
 * @param order the products that it names by id, in the merchant's order
 * @param products the same; any if empty, as with all that follow
 * @param tags in lower case, like categories and vendors
 * @param factor by what a boost multiplies
 */
public record ProductRule(
    Action action,
    List<String> order,
    Set<String> products,
    Set<String> tags,
    Set<String> categories,
    Set<String> vendors,
    @Nullable Money priceFrom,
    @Nullable Money priceTo,
    double factor) {

  static ProductRule of(Rule rule) {
    Match match = rule.match();
    return new ProductRule(
        rule.action(),
        match.products(),
        Set.copyOf(match.products()),
        lower(match.tags()),
        lower(match.categories()),
        lower(match.vendors()),
        match.priceFrom(),
        match.priceTo(),
        rule.factor());
  }

  private static Set<String> lower(Collection<String> words) {
    return words.stream().map(ProductRule::lower).collect(Collectors.toUnmodifiableSet());
  }

  private static String lower(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  boolean asksForFacts() {
    return !tags.isEmpty()
        || !categories.isEmpty()
        || !vendors.isEmpty()
        || priceFrom != null
        || priceTo != null;
  }

  /** Whether the product fulfils every condition. */
  boolean names(String product, Facts facts) {
    return (products.isEmpty() || products.contains(product))
        && (tags.isEmpty() || facts.tags().stream().anyMatch(tag -> tags.contains(lower(tag))))
        && isOneOf(categories, facts.category())
        && isOneOf(vendors, facts.brand())
        && isInBand(facts.price());
  }

  private static boolean isOneOf(Set<String> words, @Nullable String word) {
    return words.isEmpty() || (word != null && words.contains(lower(word)));
  }

  private boolean isInBand(@Nullable Money price) {
    return compares(price, priceFrom, 1) && compares(price, priceTo, -1);
  }

  /** Whether the price is on the right side of the bound, in the bound's currency. */
  private static boolean compares(@Nullable Money price, @Nullable Money bound, int side) {
    if (bound == null) {
      return true;
    }
    return price != null
        && price.currency().equals(bound.currency())
        && Long.compare(price.minor(), bound.minor()) * side >= 0;
  }
}
