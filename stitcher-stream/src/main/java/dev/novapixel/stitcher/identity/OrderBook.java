package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order of one token: what its own events told, and what was told elsewhere under the order's
 * id alone. It is a function of the set of events. What changes is told as signed differences,
 * which add up to the order as it is known now.
 *
 * <p>Which differences those are depends on what was told first. So that nobody who keeps the last
 * time or look of a product depends on it as well, every telling is shown: as a difference, or by
 * itself with pieces of zero.
 *
 * @param own what was told here
 * @param shares what was told of it under its id, by the node that heard it
 * @param home the token where the order is assembled, if not here: an order that is known by its id
 *     first belongs to the smallest token that names this id
 * @param told how many differences were told, which makes their ids
 * @param shown hashes of what was shown
 */
record OrderBook(
    OrderTellings own,
    SortedMap<String, OrderTellings> shares,
    @Nullable String home,
    long told,
    SortedSet<Long> shown) {

  /** Most ids under which one token's order is told of; an order has one. */
  static final int SHARES_LIMIT = 2;

  /** Most tellings of an order that are shown; more than ever differ from each other. */
  static final int SHOWN_LIMIT = 32;

  static final OrderBook EMPTY =
      new OrderBook(
          OrderTellings.NONE, Collections.emptySortedMap(), null, 0, Collections.emptySortedSet());

  /** The book after one step, and the differences to tell. */
  record Step(OrderBook book, List<Action.OrderChanged> changes) {}

  /** One more event told of the order. */
  OrderBook with(OrderFacts facts) {
    return new OrderBook(own.with(facts), shares, home, told, shown);
  }

  /**
   * What shows {@code facts} as they were told, and the book that knows it. Nothing if they tell of
   * no placing, or {@code changes} or an earlier step have shown just that.
   */
  Step show(OrderFacts facts, String token, List<Action.OrderChanged> changes) {
    var sight = OrderState.sight(facts, token);
    if (sight.isEmpty() || shown.size() >= SHOWN_LIMIT) {
      return new Step(this, List.of());
    }
    var all = new TreeSet<>(shown);
    boolean isNew = all.add(OrderForm.hash(sight.get()));
    boolean isTold = changes.stream().anyMatch(change -> OrderState.shows(change, sight.get()));
    var steps = isNew && !isTold ? List.of(sight.get()) : List.<Action.OrderChanged>of();
    return new Step(
        new OrderBook(
            own, shares, home, told + steps.size(), Collections.unmodifiableSortedSet(all)),
        steps);
  }

  /** What {@code from} knows of the order, in place of what it said before. */
  OrderBook with(String from, OrderTellings share) {
    var all = new TreeMap<>(shares);
    if (share.isEmpty()) {
      all.remove(from);
    } else {
      all.put(from, share);
    }
    while (all.size() > SHARES_LIMIT) {
      all.pollLastEntry();
    }
    return new OrderBook(own, Collections.unmodifiableSortedMap(all), home, told, shown);
  }

  /** The order is assembled at {@code token}. */
  OrderBook movedTo(String token) {
    return new OrderBook(own, shares, token, told, shown);
  }

  /** From this book to {@code next}, both of {@code token}. */
  Step to(OrderBook next, String token) {
    var changes = OrderState.changes(order(token), next.order(token));
    return new Step(
        new OrderBook(next.own, next.shares, next.home, told + changes.size(), next.shown),
        changes);
  }

  /** Whether an event told here gave the order this id, as the newest does. */
  boolean names(String orderId) {
    return own.newest() != null && orderId.equals(own.newest().order().orderId());
  }

  /** The event whose values stand, null as long as none told of an order. */
  @Nullable OrderFacts newest() {
    return all().newest();
  }

  private Optional<OrderState> order(String token) {
    return home == null ? all().order(token) : Optional.empty();
  }

  private OrderTellings all() {
    return shares.values().stream().reduce(own, OrderTellings::with);
  }

  static void write(StateWriter out, OrderBook book) {
    OrderTellings.write(out, book.own);
    out.list(
            book.shares.entrySet(),
            (to, share) -> OrderTellings.write(to.text(share.getKey()), share.getValue()))
        .text(book.home)
        .number(book.told)
        .list(book.shown, StateWriter::number);
  }

  static OrderBook read(StateReader in) {
    var own = OrderTellings.read(in);
    var shares = new TreeMap<String, OrderTellings>();
    in.list(from -> Map.entry(from.text(), OrderTellings.read(from)))
        .forEach(share -> shares.put(share.getKey(), share.getValue()));
    return new OrderBook(
        own,
        Collections.unmodifiableSortedMap(shares),
        in.optionalText(),
        in.number(),
        Collections.unmodifiableSortedSet(new TreeSet<>(in.list(StateReader::number))));
  }
}
