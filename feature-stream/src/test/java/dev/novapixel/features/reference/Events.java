package dev.novapixel.features.reference;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes events as the stitcher writes them. */
public final class Events {
  public static final String SHOP = "shop.test";
  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  public static final Duration GAP = Duration.ofMinutes(30);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Events() {}

  /** An event of a client's guest unit, under the shopper that the client is. */
  public static ShopperEvent of(String client, Instant at, Action action) {
    return of(client, UnitId.guest(client), Identifier.client(client), at, action);
  }

  public static ShopperEvent of(
      String client, UnitId unit, Identifier shopper, Instant at, Action action) {
    return new ShopperEvent(
        SHOP,
        shopper,
        unit,
        UnitVersion.FIRST,
        "e" + NUMBER.incrementAndGet(),
        at,
        at.plusMillis(40),
        client,
        null,
        null,
        Consent.ABSENT,
        GAP,
        Page.UNKNOWN,
        Visit.UNKNOWN,
        action);
  }

  /** A difference of an order, as the order's node tells the shopper. */
  public static ShopperEvent order(Identifier shopper, Action.OrderChanged change, Instant at) {
    return new ShopperEvent(
        SHOP,
        shopper,
        UnitId.ofToken(change.orderId()),
        UnitVersion.FIRST,
        "o" + NUMBER.incrementAndGet(),
        at,
        at.plusMillis(40),
        null,
        change.orderId(),
        null,
        Consent.ABSENT,
        GAP,
        Page.UNKNOWN,
        Visit.UNKNOWN,
        change);
  }

  public static Action view(String product) {
    return new Action.ProductViewed(item(product, null, null, 1));
  }

  public static Action add(String product, long minor) {
    return new Action.CartChanged(
        Action.CartChanged.Change.ADDED, item(product, null, new Money(minor, "EUR"), 1));
  }

  public static Item item(
      String product, @Nullable String category, @Nullable Money price, int quantity) {
    return new Item(product, null, null, category, null, price, quantity);
  }

  public static Action.OrderChanged placed(String order, Instant at, String... products) {
    List<Item> lines = List.of(products).stream().map(p -> item(p, null, null, 1)).toList();
    return new Action.OrderChanged(order, at, 1, new Money(1000L * products.length, "EUR"), lines);
  }

  /** The whole order given back. */
  public static Action.OrderChanged withdrawn(String order, Instant at, String... products) {
    List<Item> lines = List.of(products).stream().map(p -> item(p, null, null, -1)).toList();
    return new Action.OrderChanged(
        order, at, -1, new Money(-1000L * products.length, "EUR"), lines);
  }
}
