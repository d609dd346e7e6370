package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.ToldOrder.Source;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is told of an order, by whom, under its token, its id or both, in any interleaving: it
 * ends as one order with the value that a batch over all of it gives.
 */
class OrderProperties {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  /** What is told. */
  enum Kind {
    PLACED,
    REFUNDED,
    CANCELLED
  }

  /** One event; −1 is "without". */
  record Line(Kind kind, Source source, int client, int token, int order, int minute) {}

  /** A line and its place in the log. */
  private record Seen(int number, Line line) {}

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyOrderEndsAsABatchOverAllThatWasToldOfItSays(
      @ForAll("tellings") List<Line> lines,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll long seed) {
    var cluster = new SimulatedCluster(partitions, new Random(seed));
    for (int i = 0; i < lines.size(); i++) {
      cluster.append(event(i, lines.get(i)));
    }
    cluster.runAll();

    var told = new TreeMap<>(cluster.ending("shop").orderValues());
    told.values().removeIf(value -> value == 0);
    assertThat(told).isEqualTo(batch(lines));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatIsKeptOfAnOrderIsTheSameWhateverWasToldFirst(
      @ForAll("tellingsOfTokens") List<Line> lines, @ForAll long seed, @ForAll long again) {
    assertThat(kept(lines, 4, again)).isEqualTo(kept(lines, 3, seed));
  }

  private static SortedMap<String, OrderTraces> kept(List<Line> lines, int partitions, long seed) {
    var cluster = new SimulatedCluster(partitions, new Random(seed));
    for (int i = 0; i < lines.size(); i++) {
      cluster.append(event(i, lines.get(i)));
    }
    cluster.runAll();
    var kept = new TreeMap<String, OrderTraces>();
    cluster.orders().forEach((token, differences) -> kept.put(token, OrderTraces.of(differences)));
    return kept;
  }

  /** An order that is told under its token alone, or under both. */
  @Provide
  Arbitrary<List<Line>> tellingsOfTokens() {
    return tellings()
        .map(lines -> lines.stream().filter(line -> line.token() >= 0).toList())
        .filter(lines -> !lines.isEmpty());
  }

  @Provide
  Arbitrary<List<Line>> tellings() {
    return Combinators.combine(
            Arbitraries.of(Kind.PLACED, Kind.PLACED, Kind.PLACED, Kind.REFUNDED, Kind.CANCELLED),
            Arbitraries.of(Source.class),
            Arbitraries.integers().between(-1, 1),
            Arbitraries.integers().between(-1, 2),
            Arbitraries.integers().between(-1, 1),
            Arbitraries.integers().between(0, 20))
        .as(Line::new)
        .list()
        .ofMaxSize(12);
  }

  private static TypedEvent event(int number, Line line) {
    boolean placed = line.kind() == Kind.PLACED;
    return new TypedEvent(
        "shop",
        id(number),
        line.client() < 0 ? null : "c" + line.client(),
        line.token() < 0 ? null : "t" + line.token(),
        null,
        Consent.ABSENT,
        at(line),
        NOON.plusSeconds(number),
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        new Action.Custom("told"),
        List.of(),
        new ToldOrder(
            line.order() < 0 ? null : "o" + line.order(),
            line.source(),
            null,
            placed ? new ToldOrder.Placed(null, value(number), items(number)) : null,
            List.of(),
            line.kind() == Kind.CANCELLED,
            line.kind() == Kind.REFUNDED ? List.of(refund(number)) : List.of()));
  }

  /** Two products, of which a telling names one or both, under a title of its own. */
  private static List<Item> items(int number) {
    var items = new ArrayList<Item>();
    for (int product = 0; product < 2; product++) {
      if (number % 3 != product) {
        var price = new Money(100, "EUR");
        items.add(
            new Item(
                "p" + product, null, "title " + number % 5, null, null, price, 1 + number % 2));
      }
    }
    return items;
  }

  /** There are two refunds, each told several times. */
  private static ToldOrder.Refund refund(int number) {
    return new ToldOrder.Refund("r" + number % 2, false, new Money(number + 1, "EUR"), List.of());
  }

  private static Money value(int number) {
    return new Money(100_000L + 100L * number, "EUR");
  }

  private static String id(int number) {
    return "e%02d".formatted(number);
  }

  private static Instant at(Line line) {
    return NOON.plus(Duration.ofMinutes(line.minute()));
  }

  private static SortedMap<String, Long> batch(List<Line> lines) {
    var homes = new HashMap<Integer, String>();
    for (Line line : lines) {
      if (line.token() >= 0 && line.order() >= 0) {
        homes.merge(line.order(), "t" + line.token(), (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    Map<String, List<Seen>> orders = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = place(i, lines.get(i), homes);
      orders.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Seen(i, lines.get(i)));
    }
    var values = new TreeMap<String, Long>();
    orders.forEach((place, seen) -> values.put(place, worth(seen)));
    values.values().removeIf(value -> value == 0);
    return values;
  }

  private static String place(int number, Line line, Map<Integer, String> homes) {
    if (line.token() >= 0) {
      return "t" + line.token();
    }
    if (line.order() < 0) {
      return "event-" + id(number);
    }
    String home = homes.get(line.order());
    return home != null ? home : "order-o" + line.order();
  }

  private static long worth(List<Seen> seen) {
    var newestFirst =
        seen.stream()
            .sorted(
                Comparator.comparing((Seen each) -> each.line().source())
                    .thenComparing(each -> at(each.line()))
                    .thenComparingInt(Seen::number)
                    .reversed())
            .toList();
    @Nullable Seen placed = null;
    var refunds = new TreeMap<Integer, Long>();
    for (Seen each : newestFirst) {
      switch (each.line().kind()) {
        case PLACED -> placed = placed == null ? each : placed;
        case REFUNDED -> refunds.putIfAbsent(each.number() % 2, each.number() + 1L);
        case CANCELLED -> {
          return 0;
        }
      }
    }
    return placed == null
        ? 0
        : value(placed.number()).minor() - refunds.values().stream().mapToLong(x -> x).sum();
  }
}
