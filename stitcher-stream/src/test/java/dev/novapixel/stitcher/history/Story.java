package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A generated history, as short lines that read well when one fails.
 *
 * @param lines what happens, in this order
 * @param voids what operators split off, to be read before, between or after
 * @param wishes who is to be erased, to be read at any time too
 */
public record Story(List<Line> lines, List<Tear> voids, List<Wish> wishes) {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  /** What happens. */
  public enum Kind {
    PAGE,
    ORDER,
    DENIES,
    GRANTS
  }

  /** One event; −1 is "without". */
  public record Line(Kind kind, int shop, int client, int token, int customer, int minute) {
    @Override
    public String toString() {
      return "%s shop%d%s%s%s @%d"
          .formatted(
              kind,
              shop,
              client < 0 ? "" : " c" + client,
              token < 0 ? "" : " t" + token,
              customer < 0 ? "" : " u" + customer,
              minute);
    }
  }

  /**
   * A split: the nth unit of a client that a story could name, and up to which line its ties are
   * void; token −1 is "its own customer", −2 "everything".
   */
  public record Tear(int shop, int client, int unit, int token, int line) {
    @Override
    public String toString() {
      String what = token == -2 ? "everything" : token == -1 ? "its customer" : "t" + token;
      return "VOID shop%d c%d unit %d %s up to e%03d".formatted(shop, client, unit, what, line);
    }
  }

  /** That whoever is behind an identifier is to be erased, and up to which line at least. */
  public record Wish(int shop, Identifier identifier, int line) {
    @Override
    public String toString() {
      return "ERASE shop%d %s up to e%03d".formatted(shop, identifier, line);
    }
  }

  public Story(List<Line> lines) {
    this(lines, List.of());
  }

  public Story(List<Line> lines, List<Tear> voids) {
    this(lines, voids, List.of());
  }

  /** The same, with one or two erasures. */
  public static Arbitrary<Story> erased(Arbitrary<Story> stories) {
    return stories.flatMap(story ->
        wishes(story.lines().size())
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(wishes -> new Story(story.lines(), story.voids(), wishes)));
  }

  /** Erasures of the first identifiers of a history of {@code length} lines. */
  public static Arbitrary<Wish> wishes(int length) {
    var numbers = Arbitraries.integers().between(0, 2);
    var identifiers =
        Arbitraries.oneOf(
            numbers.map(number -> Identifier.client("c" + number)),
            numbers.map(number -> Identifier.checkout("t" + number)),
            numbers.map(number -> Identifier.customer("u" + number)));
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1)),
            identifiers,
            Arbitraries.integers().between(0, Math.max(0, length)))
        .as(Wish::new);
  }

  /** What is asked for. */
  public List<Erasure> erasures(String prefix, Instant start) {
    return wishes.stream()
        .map(wish ->
            new Erasure(
                prefix + "shop" + wish.shop(),
                wish.identifier(),
                null,
                start.plusSeconds(wish.line()),
                false))
        .toList();
  }

  public List<Erasure> erasures() {
    return erasures("", NOON);
  }

  /** The same, with up to three splits of its clients. */
  public static Arbitrary<Story> torn(Arbitrary<Story> stories) {
    return stories.flatMap(story ->
        voids(story.lines().size())
            .list()
            .ofMaxSize(3)
            .map(voids -> new Story(story.lines(), voids)));
  }

  /** Splits of the first clients and tokens of a history of {@code length} lines. */
  public static Arbitrary<Tear> voids(int length) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1)),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(-2, 2),
            Arbitraries.integers().between(0, Math.max(0, length)))
        .as(Tear::new);
  }

  /** The commands, each with all that was split off its client so far. */
  public List<IdentityCommand> commands(String prefix, Instant start) {
    var commands = new ArrayList<IdentityCommand>();
    var all = new TreeMap<String, List<Split>>();
    for (Tear each : voids) {
      String shop = prefix + "shop" + each.shop();
      String client = "c" + each.client();
      var splits = all.computeIfAbsent(shop + client, _ -> new ArrayList<>());
      Instant upTo = start.plusSeconds(each.line());
      splits.add(new Split("split-" + splits.size(), what(each), upTo, upTo));
      commands.add(new IdentityCommand(shop, client, splits));
    }
    return commands;
  }

  public List<IdentityCommand> commands() {
    return commands("", NOON);
  }

  private What what(Tear each) {
    return switch (each.token()) {
      case -2 -> new What.Everything();
      case -1 -> new What.Customer(firstEvent(each));
      default -> new What.Tie(firstEvent(each), "t" + each.token());
    };
  }

  /** The first event of the client under one customer or none, which may begin a unit. */
  private String firstEvent(Tear each) {
    var firsts = new LinkedHashMap<Integer, String>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.shop() == each.shop() && line.client() == each.client()) {
        firsts.putIfAbsent(line.customer(), id(i));
      }
    }
    return firsts.isEmpty()
        ? "none"
        : List.copyOf(firsts.values()).get(each.unit() % firsts.size());
  }

  private static String id(int index) {
    return "e%03d".formatted(index);
  }

  /** Stories of at most {@code length} lines about so many clients, tokens and customers. */
  public static Arbitrary<Story> stories(int length, int clients, int tokens, int customers) {
    return lines(clients, tokens, customers).list().ofMaxSize(length).map(Story::new);
  }

  /** Single lines, now and then in a second shop with the same ids. */
  public static Arbitrary<Line> lines(int clients, int tokens, int customers) {
    var kinds =
        Arbitraries.frequency(
            Tuple.of(16, Kind.PAGE),
            Tuple.of(3, Kind.ORDER),
            Tuple.of(1, Kind.DENIES),
            Tuple.of(1, Kind.GRANTS));
    return Combinators.combine(
            kinds,
            Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1)),
            orNone(clients, 6),
            orNone(tokens, 1),
            orNone(customers, 1),
            Arbitraries.integers().between(0, 40))
        .as(Line::new);
  }

  private static Arbitrary<Integer> orNone(int count, int weight) {
    return Arbitraries.frequencyOf(
        Tuple.of(weight, Arbitraries.integers().between(0, count - 1)),
        Tuple.of(1, Arbitraries.just(-1)));
  }

  /** What the stitcher has to make of the lines, in their order. */
  public List<TypedEvent> events() {
    return events("", NOON);
  }

  /** The same from {@code start} on, in shops whose names begin with {@code prefix}. */
  public List<TypedEvent> events(String prefix, Instant start) {
    var events = new ArrayList<TypedEvent>();
    for (int i = 0; i < lines.size(); i++) {
      events.add(event(prefix, start, lines.get(i), i));
    }
    return events;
  }

  private static TypedEvent event(String prefix, Instant start, Line line, int index) {
    String id = id(index);
    Instant at = start.plus(Duration.ofMinutes(line.minute()));
    ToldOrder order =
        line.kind() == Kind.ORDER
            ? ToldOrder.placed("o" + line.token(), new Money(100L + index, "EUR"), List.of())
            : null;
    return new TypedEvent(
        prefix + "shop" + line.shop(),
        id,
        name("c", line.client()),
        name("t", line.token()),
        name("u", line.customer()),
        Consent.ABSENT,
        at,
        start.plusSeconds(index),
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        action(line.kind()),
        List.of(),
        order);
  }

  private static Action action(Kind kind) {
    return switch (kind) {
      case PAGE -> new Action.PageViewed();
      case ORDER ->
          new Action.CheckoutReached(Action.CheckoutReached.Step.COMPLETED, List.of(), null);
      case DENIES -> new Action.ConsentUpdated(new Consent(false, null, null, null));
      case GRANTS -> new Action.ConsentUpdated(new Consent(true, null, null, null));
    };
  }

  private static @Nullable String name(String prefix, int number) {
    return number < 0 ? null : prefix + number;
  }

  @Override
  public String toString() {
    var text = new StringBuilder("\n");
    for (int i = 0; i < lines.size(); i++) {
      text.append("  e%03d ".formatted(i)).append(lines.get(i)).append('\n');
    }
    wishes.forEach(each -> text.append("  ").append(each).append('\n'));
    voids.forEach(each -> text.append("  ").append(each).append('\n'));
    return text.toString();
  }
}
