package dev.novapixel.admin;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words in which tests tell what a stitcher would have written. */
public final class Story {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Story() {}

  /** A product at 10 USD. */
  public static Item item(String product) {
    return new Item(
        product, null, "Title of " + product, "shoes", "Acme", new Money(1000, "USD"), 1);
  }

  public static Action viewed(String product) {
    return new Action.ProductViewed(item(product));
  }

  public static Action added(String product) {
    return new Action.CartChanged(Action.CartChanged.Change.ADDED, item(product));
  }

  /** The difference by which an order of one piece of each product appears. */
  public static Action ordered(String order, Instant at, String... products) {
    return new Action.OrderChanged(
        order,
        at,
        1,
        new Money(1000L * products.length, "USD"),
        List.of(products).stream().map(Story::item).toList());
  }

  /** An event of a guest, under the label and version that the stitcher knew. */
  public static ShopperEvent event(
      String shop,
      String client,
      Identifier shopper,
      long version,
      String id,
      Instant at,
      Action action) {
    return event(shop, UnitId.guest(client), client, shopper, version, id, at, action);
  }

  public static ShopperEvent event(
      String shop, String client, String id, Instant at, Action action) {
    return event(shop, client, Identifier.client(client), 1, id, at, action);
  }

  /** An event of any unit. */
  public static ShopperEvent event(
      String shop,
      UnitId unit,
      @Nullable String client,
      Identifier shopper,
      long version,
      String id,
      Instant at,
      Action action) {
    return new ShopperEvent(
        shop,
        shopper,
        unit,
        version,
        id,
        at,
        at,
        client,
        null,
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        action);
  }

  /** The guest unit of {@code client} goes to a customer as of {@code version}. */
  public static Move move(
      String shop, String client, long version, Identifier from, Identifier to) {
    return new Move(shop, from, UnitId.guest(client), version, to, NOON, "login", NOON);
  }

  public static OptOut optOut(String shop, String client, Identifier shopper, long version) {
    return new OptOut(shop, shopper, UnitId.guest(client), version, NOON);
  }
}
