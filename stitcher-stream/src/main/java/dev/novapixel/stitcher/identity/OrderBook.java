package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.CompletedOrder;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one order of a token, from every event that told of it: values as the newest told them, at
 * the time of the first. Both are functions of the set of events. What changes is told as signed
 * differences, which add up to the order as it is known now.
 *
 * @param facts the newest by (time, event id)
 * @param placedAt event time of the first: when the order counts
 * @param told how many differences were told, which makes their ids
 */
record OrderBook(OrderFacts facts, Instant placedAt, long told) {

  /** The book after one step, and the differences to tell. */
  record Step(OrderBook book, List<Action.OrderChanged> changes) {}

  static Step see(@Nullable OrderBook known, String token, OrderFacts facts) {
    if (known == null) {
      var book = new OrderBook(facts, facts.cause().occurredAt(), 1);
      return new Step(book, List.of(book.whole(token, 1)));
    }
    boolean newer = facts.cause().compareTo(known.facts.cause()) > 0;
    Instant seen = facts.cause().occurredAt();
    var next =
        new OrderBook(
            newer ? facts : known.facts,
            seen.isBefore(known.placedAt) ? seen : known.placedAt,
            known.told);
    var changes = known.changesTo(next, token);
    return new Step(new OrderBook(next.facts, next.placedAt, known.told + changes.size()), changes);
  }

  /** An id for the {@code n}th difference told, unique within the token's unit. */
  String changeId(long n) {
    return facts.cause().eventId() + "#order-" + n;
  }

  private List<Action.OrderChanged> changesTo(OrderBook next, String token) {
    boolean sameFrame =
        placedAt.equals(next.placedAt)
            && id(token).equals(next.id(token))
            && Objects.equals(currency(), next.currency());
    if (!sameFrame) {
      return List.of(whole(token, -1), next.whole(token, 1));
    }
    var lines = difference(facts.order().lines(), next.facts.order().lines());
    Money value = minus(next.facts.order().value(), facts.order().value());
    return lines.isEmpty() && (value == null || value.minor() == 0)
        ? List.of()
        : List.of(new Action.OrderChanged(id(token), placedAt, 0, value, lines));
  }

  private Action.OrderChanged whole(String token, int sign) {
    CompletedOrder order = facts.order();
    return new Action.OrderChanged(
        id(token),
        placedAt,
        sign,
        order.value() == null ? null : order.value().times(sign),
        difference(List.of(), order.lines()).stream().map(item -> times(item, sign)).toList());
  }

  private String id(String token) {
    String id = facts.order().orderId();
    return id != null ? id : token;
  }

  private @Nullable String currency() {
    Money value = facts.order().value();
    return value == null ? null : value.currency();
  }

  private static @Nullable Money minus(@Nullable Money to, @Nullable Money from) {
    return to == null || from == null ? null : new Money(to.minor() - from.minor(), to.currency());
  }

  /** Lines by what they are, not how many: pieces of {@code to} less those of {@code from}. */
  private static List<Item> difference(List<Item> from, List<Item> to) {
    var pieces = new LinkedHashMap<Item, Integer>();
    from.forEach(item -> pieces.merge(times(item, 0), -item.quantity(), Integer::sum));
    to.forEach(item -> pieces.merge(times(item, 0), item.quantity(), Integer::sum));
    var lines = new ArrayList<Item>();
    pieces.forEach((item, quantity) -> {
      if (quantity != 0) {
        lines.add(withQuantity(item, quantity));
      }
    });
    return lines;
  }

  private static Item times(Item item, int factor) {
    return withQuantity(item, item.quantity() * factor);
  }

  private static Item withQuantity(Item item, int quantity) {
    return new Item(
        item.productId(),
        item.variantId(),
        item.title(),
        item.category(),
        item.brand(),
        item.price(),
        quantity);
  }

  static void write(StateWriter out, OrderBook book) {
    OrderFacts.write(out, book.facts);
    out.time(book.placedAt).number(book.told);
  }

  static OrderBook read(StateReader in) {
    return new OrderBook(OrderFacts.read(in), in.time(), in.number());
  }
}
