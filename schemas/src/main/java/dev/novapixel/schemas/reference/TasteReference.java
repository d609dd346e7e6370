package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper likes, by the last 100 products viewed and the last 100 bought and not given back,
 * each as the newest event showed it.
 */
final class TasteReference {
  private TasteReference() {}

  /** A product as an event showed it. */
  private record Seen(Instant at, Item item, int weight) {}

  /** The categories or brands that weigh most; ties to the one seen last, then by name. */
  static List<String> favourites(List<ShopperEvent> events, Function<Item, @Nullable String> of) {
    Map<String, Integer> weights = new HashMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (Seen seen : all(events)) {
      String name = of.apply(seen.item());
      if (name != null) {
        weights.merge(name, seen.weight(), Integer::sum);
        last.merge(name, seen.at(), Touched::later);
      }
    }
    return weights.keySet().stream()
        .sorted(
            Comparator.<String, Integer>comparing(weights::get)
                .thenComparing(last::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(ProfileFeatures.FAVOURITES_BOUND)
        .toList();
  }

  static Map<String, PriceBand> priceBands(List<ShopperEvent> events) {
    var prices = new TreeMap<String, List<Long>>();
    for (Seen seen : all(events)) {
      Money price = seen.item().price();
      if (price != null) {
        prices.computeIfAbsent(price.currency(), _ -> new ArrayList<>()).add(price.minor());
      }
    }
    var bands = new HashMap<String, PriceBand>();
    prices.forEach((currency, all) -> {
      all.sort(null);
      bands.put(currency, new PriceBand(quartile(all, 1), quartile(all, 2), quartile(all, 3)));
    });
    return bands;
  }

  /** The smallest price such that a share of {@code quarters} fourths is no greater. */
  private static long quartile(List<Long> sorted, int quarters) {
    int enough = 0;
    while (4 * enough < quarters * sorted.size()) {
      enough++;
    }
    return sorted.get(enough - 1);
  }

  private static List<Seen> all(List<ShopperEvent> events) {
    var all = new ArrayList<Seen>();
    List<ShopperEvent> views = events.stream().filter(event -> Said.viewed(event) != null).toList();
    for (String product :
        ProfileReference.shown(
            Touched.by(views, event -> Objects.requireNonNull(Said.viewed(event)).productId()))) {
      all.add(newest(views, event -> Stream.ofNullable(Said.viewed(event)), product, 1));
    }
    for (String product : ProfileReference.shown(ProfileReference.purchased(events))) {
      all.add(newest(events, TasteReference::lines, product, ProfileFeatures.BOUGHT_WEIGHT));
    }
    return all;
  }

  private static Stream<Item> lines(ShopperEvent event) {
    return event.action() instanceof Action.OrderChanged order
        ? order.lines().stream()
        : Stream.empty();
  }

  /** Among those of one instant the one that says most by its text: no order of arrival matters. */
  private static Seen newest(
      List<ShopperEvent> events,
      Function<ShopperEvent, Stream<Item>> items,
      String product,
      int weight) {
    return events.stream()
        .flatMap(event ->
            items
                .apply(event)
                .filter(item -> item.productId().equals(product))
                .map(item -> new Seen(EventTime.of(event), item, weight)))
        .max(
            Comparator.comparing(Seen::at)
                .thenComparing(seen -> text(seen.item().category()))
                .thenComparing(seen -> text(seen.item().brand()))
                .thenComparing(seen -> currency(seen.item().price()))
                .thenComparingLong(seen -> minor(seen.item().price())))
        .orElseThrow();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String currency(@Nullable Money price) {
    return price == null ? "" : price.currency();
  }

  private static long minor(@Nullable Money price) {
    return price == null ? 0 : price.minor();
  }
}
