package dev.novapixel.features.rolling;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a window has to know of one event.
 *
 * @param at when it counts, in milliseconds
 * @param kind what it counts as
 * @param productId the product viewed
 * @param category the category viewed
 * @param money price viewed, value added or removed, difference of an order's value
 * @param orders difference of the number of orders
 */
public record Moment(
    long at,
    Kind kind,
    @Nullable String productId,
    @Nullable String category,
    @Nullable Money money,
    int orders) {

  /** What an event counts as, with its number in the state's format. */
  public enum Kind {
    OTHER(0),
    VIEW(1),
    CART_ADD(2),
    CART_REMOVE(3),
    CART_UPDATE(4),
    SEARCH(5),
    SHOWN(6),
    CLICKED(7),
    ORDER(8);

    private static final Kind[] BY_CODE = new Kind[9];

    static {
      for (Kind kind : values()) {
        BY_CODE[kind.code] = kind;
      }
    }

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** When an event counts: an order's differences count at the order's time. */
  public static long timeOf(ShopperEvent event) {
    return event.action() instanceof Action.OrderChanged order
        ? order.placedAt().toEpochMilli()
        : event.occurredAt().toEpochMilli();
  }

  public static Moment of(ShopperEvent event) {
    long at = timeOf(event);
    return switch (event.action()) {
      case Action.ProductViewed viewed -> view(at, viewed.item());
      case Action.CartChanged(var change, var item) ->
          switch (change) {
            case ADDED -> valued(at, Kind.CART_ADD, Amounts.value(item), 0);
            case REMOVED -> valued(at, Kind.CART_REMOVE, Amounts.value(item), 0);
            case UPDATED -> bare(at, Kind.CART_UPDATE);
          };
      case Action.OrderChanged order -> valued(at, Kind.ORDER, order.value(), order.orders());
      case Action.SearchSubmitted _ -> bare(at, Kind.SEARCH);
      case Action.RecommendationShown _ -> bare(at, Kind.SHOWN);
      case Action.RecommendationClicked _ -> bare(at, Kind.CLICKED);
      case Action.PageViewed _,
          Action.CollectionViewed _,
          Action.CartViewed _,
          Action.CheckoutReached _,
          Action.AlertShown _,
          Action.ExtensionFailed _,
          Action.ConsentUpdated _,
          Action.Custom _ ->
          bare(at, Kind.OTHER);
    };
  }

  void write(BinaryWriter out) {
    out.time(at).number(kind.code);
    switch (kind) {
      case VIEW -> writeMoney(out.text(productId).text(category));
      case CART_ADD, CART_REMOVE -> writeMoney(out);
      case ORDER -> writeMoney(out.number(orders));
      case OTHER, CART_UPDATE, SEARCH, SHOWN, CLICKED -> {}
    }
  }

  static Moment read(BinaryReader in) {
    long at = in.time();
    Kind kind = Kind.BY_CODE[in.integer()];
    return switch (kind) {
      case VIEW -> {
        String productId = in.text();
        String category = in.optionalText();
        yield new Moment(at, kind, productId, category, readMoney(in), 0);
      }
      case CART_ADD, CART_REMOVE -> valued(at, kind, readMoney(in), 0);
      case ORDER -> {
        int orders = in.integer();
        yield valued(at, kind, readMoney(in), orders);
      }
      case OTHER, CART_UPDATE, SEARCH, SHOWN, CLICKED -> bare(at, kind);
    };
  }

  private void writeMoney(BinaryWriter out) {
    if (money == null) {
      out.text(null);
    } else {
      out.text(money.currency()).number(money.minor());
    }
  }

  private static @Nullable Money readMoney(BinaryReader in) {
    String currency = in.optionalText();
    return currency == null ? null : new Money(in.number(), currency);
  }

  private static Moment view(long at, Item item) {
    return new Moment(at, Kind.VIEW, item.productId(), item.category(), item.price(), 0);
  }

  private static Moment valued(long at, Kind kind, @Nullable Money money, int orders) {
    return new Moment(at, kind, null, null, money, orders);
  }

  private static Moment bare(long at, Kind kind) {
    return new Moment(at, kind, null, null, null, 0);
  }
}
