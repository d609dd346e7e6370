package dev.novapixel.features.profile;

import dev.novapixel.features.profile.RecentProducts.Recent;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a shopper likes, by the products of two lists: the last viewed and the last bought. */
record Taste(List<Recent> viewed, List<Recent> bought) {

  /** How much a name weighs, and when it was seen last. */
  private record Weight(int sum, long at) {
    static final Comparator<Weight> MOST_THEN_LATEST =
        Comparator.comparingInt(Weight::sum).thenComparingLong(Weight::at).reversed();

    Weight with(Weight other) {
      return new Weight(sum + other.sum, Math.max(at, other.at));
    }
  }

  List<String> categories() {
    return favourites(Looks::category);
  }

  List<String> brands() {
    return favourites(Looks::brand);
  }

  /** Quartiles by nearest rank. */
  Map<String, PriceBand> priceBands() {
    var counts = new HashMap<String, Integer>();
    prices(viewed, counts);
    prices(bought, counts);
    var bands = HashMap.<String, PriceBand>newHashMap(counts.size());
    counts.forEach((currency, count) -> bands.put(currency, band(currency, count)));
    return bands;
  }

  private List<String> favourites(Function<Looks, @Nullable String> of) {
    var weights = new HashMap<String, Weight>();
    weigh(viewed, 1, of, weights);
    weigh(bought, ProfileFeatures.BOUGHT_WEIGHT, of, weights);
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Weight>comparingByValue(Weight.MOST_THEN_LATEST)
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(ProfileFeatures.FAVOURITES_BOUND)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void weigh(
      List<Recent> products,
      int weight,
      Function<Looks, @Nullable String> of,
      Map<String, Weight> weights) {
    for (Recent product : products) {
      String name = of.apply(product.looks());
      if (name != null) {
        weights.merge(name, new Weight(weight, product.at()), Weight::with);
      }
    }
  }

  private static void prices(List<Recent> products, Map<String, Integer> counts) {
    for (Recent product : products) {
      Money price = product.looks().price();
      if (price != null) {
        counts.merge(price.currency(), 1, Integer::sum);
      }
    }
  }

  private PriceBand band(String currency, int count) {
    var prices = new long[count];
    int filled = fill(prices, 0, viewed, currency);
    fill(prices, filled, bought, currency);
    Arrays.sort(prices);
    return new PriceBand(quartile(prices, 1), quartile(prices, 2), quartile(prices, 3));
  }

  private static int fill(long[] prices, int from, List<Recent> products, String currency) {
    int next = from;
    for (Recent product : products) {
      Money price = product.looks().price();
      if (price != null && price.currency().equals(currency)) {
        prices[next++] = price.minor();
      }
    }
    return next;
  }

  private static long quartile(long[] sorted, int quarters) {
    return sorted[Math.ceilDiv(quarters * sorted.length, 4) - 1];
  }
}
