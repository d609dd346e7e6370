package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Action.OrderChanged;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.ToldOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands, net of what was given back.
 *
 * @param id its id, or its token where it has none
 * @param placedAt when it counts
 * @param value what the shopper pays, null where nobody said
 * @param lines the products that the shopper keeps
 */
record OrderState(String id, Instant placedAt, @Nullable Money value, List<Item> lines) {

  /** What makes two lines one: pieces of the same thing at the same price. */
  private record Kind(String productId, @Nullable String variantId, @Nullable Money price) {
    static Kind of(Item item) {
      return new Kind(item.productId(), item.variantId(), item.price());
    }
  }

  OrderState {
    lines = List.copyOf(lines);
  }

  /** The order after a refund. Money of another currency than the order's is left out. */
  OrderState less(ToldOrder.Refund refund) {
    if (refund.whole()) {
      return new OrderState(
          id, placedAt, value == null ? null : new Money(0, value.currency()), List.of());
    }
    Money back = refund.value();
    Money rest =
        value == null || back == null || !back.currency().equals(value.currency())
            ? value
            : new Money(value.minor() - back.minor(), value.currency());
    List<Item> kept = lines;
    for (ToldOrder.Piece piece : refund.pieces()) {
      kept = without(kept, piece);
    }
    return new OrderState(id, placedAt, rest, kept);
  }

  /** Takes pieces off the lines of the variant, then off those of the product; never below none. */
  private static List<Item> without(List<Item> lines, ToldOrder.Piece piece) {
    var kept = new ArrayList<>(lines);
    int left = piece.quantity();
    for (boolean exact : new boolean[] {true, false}) {
      for (int i = 0; i < kept.size() && left > 0; i++) {
        Item line = kept.get(i);
        boolean same =
            line.productId().equals(piece.productId())
                && (!exact || Objects.equals(line.variantId(), piece.variantId()));
        if (same) {
          int taken = Math.min(left, line.quantity());
          left -= taken;
          kept.set(i, withQuantity(line, line.quantity() - taken));
        }
      }
    }
    kept.removeIf(line -> line.quantity() == 0);
    return kept;
  }

  /** What has to be told so that those who knew {@code before} know {@code after}. */
  static List<OrderChanged> changes(Optional<OrderState> before, Optional<OrderState> after) {
    if (before.isPresent() && after.isPresent() && before.get().hasFrameOf(after.get())) {
      return before.get().changesTo(after.get());
    }
    var changes = new ArrayList<OrderChanged>();
    before.ifPresent(order -> changes.add(order.whole(-1)));
    after.ifPresent(order -> changes.add(order.whole(1)));
    return changes;
  }

  /**
   * What was told, with pieces of zero: it changes nothing and shows the order's products at its
   * time. Empty where no placing was told.
   */
  static Optional<OrderChanged> sight(OrderFacts facts, String token) {
    var placed = facts.order().placed();
    Instant at = facts.placedAt();
    if (placed == null || at == null) {
      return Optional.empty();
    }
    String id = facts.order().orderId();
    Money value = placed.value();
    return Optional.of(
        new OrderChanged(
            id != null ? id : token,
            at,
            0,
            value == null ? null : value.times(0),
            shown(difference(List.of(), placed.lines()))));
  }

  /** Whether {@code whole} tells of an order with all that {@code sight} shows. */
  static boolean shows(OrderChanged whole, OrderChanged sight) {
    return whole.orders() > 0
        && whole.placedAt().equals(sight.placedAt())
        && shown(whole.lines()).equals(sight.lines());
  }

  private static List<Item> shown(List<Item> lines) {
    return lines.stream().map(line -> withQuantity(line, 0)).toList();
  }

  /** Whether differences can be told between the two: under one id and time, in one currency. */
  private boolean hasFrameOf(OrderState other) {
    return placedAt.equals(other.placedAt)
        && id.equals(other.id)
        && Objects.equals(currency(), other.currency());
  }

  private List<OrderChanged> changesTo(OrderState next) {
    var pieces = difference(lines, next.lines);
    Money more = minus(next.value, value);
    return pieces.isEmpty() && (more == null || more.minor() == 0)
        ? List.of()
        : List.of(new OrderChanged(id, placedAt, 0, more, pieces));
  }

  private OrderChanged whole(int sign) {
    return new OrderChanged(
        id,
        placedAt,
        sign,
        value == null ? null : value.times(sign),
        sign > 0 ? difference(List.of(), lines) : difference(lines, List.of()));
  }

  private @Nullable String currency() {
    return value == null ? null : value.currency();
  }

  private static @Nullable Money minus(@Nullable Money to, @Nullable Money from) {
    return to == null || from == null ? null : new Money(to.minor() - from.minor(), to.currency());
  }

  /** Pieces of {@code to} less those of {@code from}, by kind; what is shown is the newest. */
  private static List<Item> difference(List<Item> from, List<Item> to) {
    var pieces = new LinkedHashMap<Kind, Item>();
    from.forEach(item -> add(pieces, withQuantity(item, -item.quantity())));
    to.forEach(item -> add(pieces, item));
    return pieces.values().stream().filter(item -> item.quantity() != 0).toList();
  }

  private static void add(LinkedHashMap<Kind, Item> pieces, Item item) {
    pieces.merge(
        Kind.of(item), item, (sum, more) -> withQuantity(more, sum.quantity() + more.quantity()));
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
}
