package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that events told of one order, as far as it matters: a function of their set, so that they
 * may come in any order and again. Immutable.
 *
 * @param newest whose values stand, null as long as only amendments are known
 * @param placedAt the first time at which it is said to be placed: when the order counts
 * @param apart lines told apart from it, by id: they are its lines as long as it tells none itself
 * @param cancelled whether anybody said that it was called off
 * @param refunds what was given back, by id
 */
record OrderTellings(
    @Nullable OrderFacts newest,
    @Nullable Instant placedAt,
    SortedMap<String, ToldOrder.Apart> apart,
    boolean cancelled,
    SortedMap<String, Given> refunds) {

  /** Most refunds of an order; of more, those with the smallest ids count. */
  static final int REFUNDS_LIMIT = 16;

  /** Most lines told apart from an order; of more, those with the smallest ids count. */
  static final int APART_LIMIT = 200;

  /** Most bytes of an order's own lines; the rest of them is not told. */
  static final int LINES_WEIGHT = 100_000;

  /** Most bytes of its refunds, and of the lines told apart from it: those of the smallest ids. */
  static final int BESIDE_WEIGHT = 50_000;

  static final OrderTellings NONE =
      new OrderTellings(
          null, null, Collections.emptySortedMap(), false, Collections.emptySortedMap());

  /** A refund, and who said so last. */
  record Given(ToldOrder.Refund refund, ToldOrder.Source source, Cause cause) {
    Given over(Given other) {
      return OrderFacts.standsOver(source, cause, other.source, other.cause) ? this : other;
    }
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  OrderTellings with(OrderFacts facts) {
    var given = new TreeMap<String, Given>();
    for (var refund : facts.order().refunds()) {
      given.put(refund.id(), new Given(refund, facts.order().source(), facts.cause()));
    }
    var lines = new TreeMap<String, ToldOrder.Apart>();
    facts.order().apart().forEach(line -> lines.put(line.id(), line));
    return with(
        new OrderTellings(
            facts.order().placed() == null ? null : facts.bare(LINES_WEIGHT),
            facts.placedAt(),
            lines,
            facts.order().cancelled(),
            given));
  }

  OrderTellings with(OrderTellings other) {
    var all = new TreeMap<>(refunds);
    other.refunds.forEach((id, given) -> all.merge(id, given, Given::over));
    var lines = new TreeMap<>(apart);
    lines.putAll(other.apart);
    return new OrderTellings(
        newer(newest, other.newest),
        earlier(placedAt, other.placedAt),
        Weight.first(lines, Weight::of, BESIDE_WEIGHT, APART_LIMIT),
        cancelled || other.cancelled,
        Weight.first(all, Weight::of, BESIDE_WEIGHT, REFUNDS_LIMIT));
  }

  /** The order as it is known now; none where nothing was bought or all was called off. */
  Optional<OrderState> order(String token) {
    ToldOrder.Placed placed = newest == null ? null : newest.order().placed();
    if (newest == null || placedAt == null || placed == null || cancelled) {
      return Optional.empty();
    }
    String id = newest.order().orderId();
    List<Item> lines =
        placed.lines().isEmpty()
            ? apart.values().stream().map(ToldOrder.Apart::item).toList()
            : placed.lines();
    return Optional.of(
        refunds.values().stream()
            .map(Given::refund)
            .reduce(
                new OrderState(id != null ? id : token, placedAt, placed.value(), lines),
                OrderState::less,
                (first, _) -> first));
  }

  private static @Nullable OrderFacts newer(@Nullable OrderFacts one, @Nullable OrderFacts other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.standsOver(one) ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }

  static void write(StateWriter out, OrderTellings tellings) {
    out.optional(tellings.newest, OrderFacts::write)
        .optional(tellings.placedAt, StateWriter::time)
        .list(tellings.apart.values(), OrderForm::apart)
        .flag(tellings.cancelled)
        .list(tellings.refunds.values(), OrderTellings::given);
  }

  static OrderTellings read(StateReader in) {
    var newest = in.optional(OrderFacts::read);
    var placedAt = in.optional(StateReader::time);
    var apart = new TreeMap<String, ToldOrder.Apart>();
    in.list(OrderForm::apart).forEach(line -> apart.put(line.id(), line));
    boolean cancelled = in.flag();
    var refunds = new TreeMap<String, Given>();
    in.list(OrderTellings::given).forEach(given -> refunds.put(given.refund().id(), given));
    return new OrderTellings(
        newest,
        placedAt,
        Collections.unmodifiableSortedMap(apart),
        cancelled,
        Collections.unmodifiableSortedMap(refunds));
  }

  private static void given(StateWriter out, Given given) {
    OrderForm.refund(out, given.refund);
    Cause.write(out.text(given.source.name()), given.cause);
  }

  private static Given given(StateReader in) {
    return new Given(OrderForm.refund(in), ToldOrder.Source.valueOf(in.text()), Cause.read(in));
  }
}
