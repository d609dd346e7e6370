package dev.novapixel.features.reference;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shopper's features from the list of its events, family by family, without any state. */
public final class BruteForce {
  private final List<ShopperEvent> events;

  /** The counted events of one shopper, in any order. */
  public BruteForce(List<ShopperEvent> events) {
    this.events =
        events.stream()
            .sorted(comparing(BruteForce::time).thenComparing(ShopperEvent::eventId))
            .toList();
  }

  static Instant time(ShopperEvent event) {
    return event.action() instanceof Action.OrderChanged order
        ? order.placedAt()
        : event.occurredAt();
  }

  public Rolling rolling(Window window, Instant asOf) {
    List<ShopperEvent> within =
        events.stream()
            .filter(e -> time(e).isAfter(asOf.minus(window.width())) && !time(e).isAfter(asOf))
            .toList();
    List<Item> viewed = items(within, BruteForce::viewed);
    Map<String, Long> byProduct = viewed.stream().collect(groupingBy(Item::productId, counting()));
    var returns = new HashMap<String, Integer>();
    byProduct.forEach((product, count) -> {
      if (count >= 2) {
        returns.put(product, count.intValue());
      }
    });
    List<String> categories = viewed.stream().map(Item::category).filter(Objects::nonNull).toList();
    return new Rolling(
        viewed.size(),
        byProduct.size(),
        returns,
        categories.size(),
        new TreeSet<>(categories).size(),
        topCategory(within),
        count(within, e -> cart(e, Change.ADDED)),
        count(within, e -> cart(e, Change.REMOVED)),
        count(within, e -> cart(e, Change.UPDATED)),
        cartValue(within),
        prices(viewed),
        count(within, e -> e.action() instanceof Action.SearchSubmitted),
        count(within, e -> e.action() instanceof Action.RecommendationShown),
        count(within, e -> e.action() instanceof Action.RecommendationClicked),
        orders(within).mapToInt(Action.OrderChanged::orders).sum(),
        values(orders(within).map(Action.OrderChanged::value)));
  }

  /** Sessions as sets of events: an event belongs with all that its own gap reaches back to. */
  public List<List<ShopperEvent>> sessions() {
    List<ShopperEvent> ofClients =
        events.stream()
            .filter(e -> e.clientId() != null && !(e.action() instanceof Action.OrderChanged))
            .toList();
    var sessions = new ArrayList<List<ShopperEvent>>();
    for (ShopperEvent event : ofClients) {
      Instant reach = event.occurredAt().minus(event.sessionGap());
      var joined = new ArrayList<ShopperEvent>();
      sessions.removeIf(session ->
          session.stream().anyMatch(e -> !e.occurredAt().isBefore(reach))
              && joined.addAll(session));
      joined.add(event);
      sessions.add(joined);
    }
    sessions.forEach(
        s -> s.sort(comparing(ShopperEvent::occurredAt).thenComparing(ShopperEvent::eventId)));
    sessions.sort(comparing(session -> session.getFirst().occurredAt()));
    return sessions;
  }

  public ContextFeatures context(Identifier shopper) {
    List<Placed> places =
        events.stream().flatMap(e -> place(e).map(p -> new Placed(p, time(e)))).toList();
    @Nullable Consent said = last(e -> consent(e));
    int changes = 0;
    for (int i = 1; i < places.size(); i++) {
      changes += places.get(i).place.equals(places.get(i - 1).place) ? 0 : 1;
    }
    return new ContextFeatures(
        newest(places).stream().limit(20).toList(),
        changes,
        List.copyOf(
            new TreeSet<>(
                events.stream()
                    .map(e -> e.visit().deviceType())
                    .filter(Objects::nonNull)
                    .toList())),
        last(e -> e.visit().platform()),
        last(e -> e.visit().browser()),
        last(e -> currency(e)),
        PrivacyState.of(shopper),
        cart(),
        said == null ? Consent.ABSENT : said);
  }

  public ProfileFeatures profile() {
    var bought = new TreeMap<String, Long>();
    orders(events)
        .flatMap(order -> order.lines().stream())
        .forEach(line -> bought.merge(line.productId(), (long) line.quantity(), Long::sum));
    List<Placed> purchases =
        orders(events)
            .flatMap(o -> o.lines().stream().map(l -> new Placed(l.productId(), o.placedAt())))
            .toList();
    return new ProfileFeatures(
        newest(touched(BruteForce::viewed)).stream().limit(100).toList(),
        newest(purchases).stream().filter(p -> bought.getOrDefault(p, 0L) > 0).limit(100).toList(),
        newest(
                touched(
                    e -> cart(e, Change.ADDED) ? ((Action.CartChanged) e.action()).item() : null))
            .stream()
            .limit(100)
            .toList(),
        orders(events).mapToInt(Action.OrderChanged::orders).sum(),
        values(orders(events).map(Action.OrderChanged::value)),
        time(events.getFirst()),
        time(events.getLast()));
  }

  /** A product or place, and when. */
  private record Placed(String place, Instant at) {}

  private static List<String> newest(List<Placed> all) {
    Map<String, Instant> last = new HashMap<>();
    all.forEach(p -> last.merge(p.place, p.at, (a, b) -> a.isAfter(b) ? a : b));
    return last.entrySet().stream()
        .sorted(
            Map.Entry.<String, Instant>comparingByValue(reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Placed> touched(Function<ShopperEvent, @Nullable Item> item) {
    var touched = new ArrayList<Placed>();
    for (ShopperEvent event : events) {
      Item touchedItem = item.apply(event);
      if (touchedItem != null) {
        touched.add(new Placed(touchedItem.productId(), time(event)));
      }
    }
    return touched;
  }

  private List<Item> cart() {
    ShopperEvent latest = null;
    for (ShopperEvent event : events) {
      latest = isOfCart(event) ? event : latest;
    }
    if (latest == null) {
      return List.of();
    }
    UnitId unit = latest.unit();
    var lines = new LinkedHashMap<String, Item>();
    events.stream().filter(e -> e.unit().equals(unit)).forEach(e -> fold(e.action(), lines));
    return List.copyOf(lines.values());
  }

  private static void fold(Action action, Map<String, Item> lines) {
    switch (action) {
      case Action.CartViewed viewed -> {
        lines.clear();
        viewed.lines().forEach(line -> put(lines, line, line.quantity()));
      }
      case Action.CheckoutReached reached when reached.step() == Step.COMPLETED -> lines.clear();
      case Action.CartChanged(var change, var item) when item != null -> {
        Item present = lines.get(item.productId());
        int had = present == null ? 0 : present.quantity();
        switch (change) {
          case ADDED -> put(lines, item, had + item.quantity());
          case REMOVED -> put(lines, present == null ? item : present, had - item.quantity());
          case UPDATED -> put(lines, item, item.quantity());
        }
      }
      default -> {}
    }
  }

  private static void put(Map<String, Item> lines, Item item, int quantity) {
    if (quantity <= 0) {
      lines.remove(item.productId());
    } else {
      lines.put(
          item.productId(),
          new Item(
              item.productId(),
              item.variantId(),
              item.title(),
              item.category(),
              item.brand(),
              item.price(),
              quantity));
    }
  }

  private static boolean isOfCart(ShopperEvent event) {
    return switch (event.action()) {
      case Action.CartChanged changed -> changed.item() != null;
      case Action.CartViewed _ -> true;
      case Action.CheckoutReached reached -> reached.step() == Step.COMPLETED;
      default -> false;
    };
  }

  private <T> @Nullable T last(Function<ShopperEvent, @Nullable T> of) {
    T last = null;
    for (ShopperEvent event : events) {
      T value = of.apply(event);
      last = value == null ? last : value;
    }
    return last;
  }

  private static @Nullable String currency(ShopperEvent event) {
    return switch (event.action()) {
      case Action.ProductViewed(var item) when item.price() != null -> item.price().currency();
      case Action.CartChanged(_, var item) when item != null && item.price() != null ->
          item.price().currency();
      case Action.CartViewed(var lines, _) ->
          lines.stream()
              .map(Item::price)
              .filter(Objects::nonNull)
              .map(Money::currency)
              .findFirst()
              .orElse(null);
      case Action.OrderChanged order when order.value() != null -> order.value().currency();
      default -> null;
    };
  }

  private static @Nullable Consent consent(ShopperEvent event) {
    return event.consent().equals(Consent.ABSENT) ? null : event.consent();
  }

  private static Stream<String> place(ShopperEvent event) {
    String country = event.visit().country();
    String region = event.visit().region();
    return country == null
        ? Stream.empty()
        : Stream.of(region == null ? country : country + "-" + region);
  }

  private static @Nullable String topCategory(List<ShopperEvent> within) {
    Map<String, Long> views = new HashMap<>();
    Map<String, Instant> seen = new HashMap<>();
    for (ShopperEvent event : within) {
      Item item = viewed(event);
      if (item != null && item.category() != null) {
        views.merge(item.category(), 1L, Long::sum);
        seen.put(item.category(), event.occurredAt());
      }
    }
    Comparator<String> best =
        comparing((String category) -> views.get(category))
            .thenComparing(seen::get)
            .reversed()
            .thenComparing(Comparator.naturalOrder());
    return views.keySet().stream().min(best).orElse(null);
  }

  private static Map<String, Long> cartValue(List<ShopperEvent> within) {
    var value = new HashMap<String, Long>();
    for (ShopperEvent event : within) {
      if (event.action() instanceof Action.CartChanged(var change, var item)
          && item != null
          && item.price() != null
          && change != Change.UPDATED) {
        long minor = item.price().minor() * item.quantity();
        value.merge(item.price().currency(), change == Change.ADDED ? minor : -minor, Long::sum);
      }
    }
    return value;
  }

  private static Map<String, Rolling.Prices> prices(List<Item> viewed) {
    var byCurrency = new HashMap<String, Rolling.Prices>();
    viewed.stream()
        .map(Item::price)
        .filter(Objects::nonNull)
        .collect(groupingBy(Money::currency))
        .forEach((currency, amounts) -> {
          var all = amounts.stream().mapToLong(Money::minor).summaryStatistics();
          byCurrency.put(
              currency,
              new Rolling.Prices(all.getCount(), all.getSum(), all.getMin(), all.getMax()));
        });
    return byCurrency;
  }

  private static Map<String, Long> values(Stream<@Nullable Money> amounts) {
    return amounts
        .filter(Objects::nonNull)
        .collect(groupingBy(Money::currency, summingLong(Money::minor)));
  }

  private static Stream<Action.OrderChanged> orders(List<ShopperEvent> events) {
    return events.stream()
        .map(ShopperEvent::action)
        .filter(Action.OrderChanged.class::isInstance)
        .map(Action.OrderChanged.class::cast);
  }

  private static boolean cart(ShopperEvent event, Change change) {
    return event.action() instanceof Action.CartChanged changed && changed.change() == change;
  }

  private static @Nullable Item viewed(ShopperEvent event) {
    return event.action() instanceof Action.ProductViewed(var item) ? item : null;
  }

  private static List<Item> items(
      List<ShopperEvent> events, Function<ShopperEvent, @Nullable Item> of) {
    return events.stream().map(of).filter(Objects::nonNull).toList();
  }

  private static int count(List<ShopperEvent> events, Predicate<ShopperEvent> which) {
    return (int) events.stream().filter(which).count();
  }
}
