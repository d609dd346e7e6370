package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one event tells of an order.
 *
 * @param orderId the order's canonical id, null where the shop hides it
 * @param source who tells it
 * @param changedAt when its source changed it last, null where that is when the event happened
 * @param placed what was bought; null where the event only amends an order
 * @param apart lines that are told apart from the order, by clients that do so
 * @param cancelled whether the order was called off
 * @param refunds what was given back, as far as this event knows
 */
public record ToldOrder(
    @Nullable String orderId,
    Source source,
    @Nullable Instant changedAt,
    @Nullable Placed placed,
    List<Apart> apart,
    boolean cancelled,
    List<Refund> refunds) {

  public ToldOrder {
    apart = List.copyOf(apart);
    refunds = List.copyOf(refunds);
  }

  /** Who tells of an order; what a later one says stands over what an earlier one says. */
  public enum Source {
    /** A page or a program that reports what it saw. */
    CLIENT,
    /** The shop's own books: a webhook. */
    SHOP
  }

  /**
   * An order's contents.
   *
   * @param at when it was placed, null where that is when the event happened
   * @param value what the shopper pays, null where the event does not say
   * @param lines the products bought
   */
  public record Placed(@Nullable Instant at, @Nullable Money value, List<Item> lines) {
    public Placed {
      lines = List.copyOf(lines);
    }
  }

  /** A line, known by the event that told it. */
  public record Apart(String id, Item item) {}

  /**
   * Something given back.
   *
   * @param id by which it is told apart from other refunds of the order
   * @param whole whether it is the whole order, whatever that is
   * @param value how much, null where the event does not say
   * @param pieces which products
   */
  public record Refund(String id, boolean whole, @Nullable Money value, List<Piece> pieces) {
    public Refund {
      pieces = List.copyOf(pieces);
    }

    /** Most kinds of pieces of one refund; of others all still count as bought. */
    static final int PIECES_LIMIT = 100;

    /** A refund of {@code items}. */
    static Refund of(String id, boolean whole, @Nullable Money value, List<Item> items) {
      return new Refund(
          id,
          whole,
          value,
          items.stream()
              .limit(PIECES_LIMIT)
              .map(item -> new Piece(item.productId(), item.variantId(), item.quantity()))
              .toList());
    }
  }

  /** So many pieces of a product and, if known, its variant. */
  public record Piece(String productId, @Nullable String variantId, int quantity) {}

  /** An order that a client reports as placed just now. */
  public static ToldOrder placed(
      @Nullable String orderId, @Nullable Money value, List<Item> lines) {
    return new ToldOrder(
        orderId, Source.CLIENT, null, new Placed(null, value, lines), List.of(), false, List.of());
  }

  /** A change of an order that a client reports. */
  public static ToldOrder amended(
      @Nullable String orderId, boolean cancelled, List<Refund> refunds) {
    return new ToldOrder(orderId, Source.CLIENT, null, null, List.of(), cancelled, refunds);
  }

  /** A line of an order whose other lines a client reports elsewhere. */
  public static ToldOrder line(String orderId, String id, Item item) {
    return new ToldOrder(
        orderId, Source.CLIENT, null, null, List.of(new Apart(id, item)), false, List.of());
  }

  /** The same without lines told apart and what was given back, and with {@code cut} lines. */
  public ToldOrder bare(UnaryOperator<List<Item>> cut) {
    Placed kept =
        placed == null ? null : new Placed(placed.at(), placed.value(), cut.apply(placed.lines()));
    return new ToldOrder(orderId, source, changedAt, kept, List.of(), cancelled, List.of());
  }
}
