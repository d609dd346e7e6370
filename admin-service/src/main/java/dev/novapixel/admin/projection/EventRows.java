package dev.novapixel.admin.projection;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows that one event makes. Pure. */
final class EventRows {
  private EventRows() {}

  /** The event's own row, and one for each thing that it says. */
  static List<Row.OfUnit> of(ShopperEvent event, Source source) {
    List<Row.OfUnit> rows = new ArrayList<>();
    rows.add(event(event, source));
    rows.add(record(event, source));
    switch (event.action()) {
      case Action.ProductViewed(Item item) -> rows.add(view(event, source, item));
      case Action.CartChanged changed -> rows.add(cart(event, source, changed));
      case Action.SearchSubmitted(String query) ->
          rows.add(
              new Row.Search(
                  source.part(),
                  source.pos(),
                  event.unit().text(),
                  event.version(),
                  event.eventId(),
                  event.occurredAt(),
                  query));
      case Action.OrderChanged order -> addOrder(rows, event, order);
      case Action.PageViewed _,
          Action.CollectionViewed _,
          Action.CartViewed _,
          Action.CheckoutReached _,
          Action.AlertShown _,
          Action.ExtensionFailed _,
          Action.RecommendationShown _,
          Action.RecommendationClicked _,
          Action.ConsentUpdated _,
          Action.Custom _ -> {}
    }
    return rows;
  }

  private static Row.Event event(ShopperEvent event, Source source) {
    ShopperEvent.Page page = event.page();
    return new Row.Event(
        source.part(),
        source.pos(),
        event.unit().text(),
        event.version(),
        event.eventId(),
        kind(event.action()),
        subject(event.action()),
        event.occurredAt(),
        event.receivedAt(),
        event.clientId(),
        event.checkoutToken(),
        event.customerId(),
        page.url(),
        page.referrer(),
        page.source(),
        page.medium(),
        page.campaign(),
        event.visit().deviceType(),
        event.visit().country());
  }

  private static Row.EventRecord record(ShopperEvent event, Source source) {
    return new Row.EventRecord(
        source.part(),
        source.pos(),
        event.unit().text(),
        event.version(),
        event.receivedAt(),
        "\\x" + HexFormat.of().formatHex(source.bytes().get()));
  }

  private static Row.View view(ShopperEvent event, Source source, Item item) {
    return new Row.View(
        source.part(),
        source.pos(),
        event.unit().text(),
        event.version(),
        event.eventId(),
        event.occurredAt(),
        item.productId(),
        item.variantId(),
        item.category(),
        minor(item.price()),
        currency(item.price()));
  }

  private static Row.CartAction cart(
      ShopperEvent event, Source source, Action.CartChanged changed) {
    Item item = changed.item();
    return new Row.CartAction(
        source.part(),
        source.pos(),
        event.unit().text(),
        event.version(),
        event.eventId(),
        event.occurredAt(),
        word(changed.change()),
        item == null ? null : item.productId(),
        item == null ? null : item.variantId(),
        item == null ? null : item.category(),
        item == null ? null : item.quantity(),
        item == null ? null : minor(item.price()),
        item == null ? null : currency(item.price()));
  }

  private static void addOrder(
      List<Row.OfUnit> rows, ShopperEvent event, Action.OrderChanged order) {
    Money value = order.value();
    if (order.orders() != 0 || value != null) {
      rows.add(
          new Row.Order(
              event.unit().text(),
              event.version(),
              order.orderId(),
              value == null ? "" : value.currency(),
              order.placedAt(),
              order.orders(),
              value == null ? 0 : value.minor()));
    }
    for (Item line : order.lines()) {
      Money price = line.price();
      rows.add(
          new Row.OrderItem(
              event.unit().text(),
              event.version(),
              order.orderId(),
              line.productId(),
              line.variantId() == null ? "" : line.variantId(),
              price == null ? "" : price.currency(),
              order.placedAt(),
              line.title(),
              line.quantity(),
              price == null ? 0 : price.times(line.quantity()).minor()));
    }
  }

  /** What happened, in one word. */
  private static String kind(Action action) {
    return switch (action) {
      case Action.PageViewed _ -> "page_viewed";
      case Action.ProductViewed _ -> "product_viewed";
      case Action.CollectionViewed _ -> "collection_viewed";
      case Action.SearchSubmitted _ -> "search_submitted";
      case Action.CartChanged changed -> "cart_" + word(changed.change());
      case Action.CartViewed _ -> "cart_viewed";
      case Action.CheckoutReached reached -> "checkout_" + word(reached.step());
      case Action.OrderChanged _ -> "order_changed";
      case Action.AlertShown _ -> "alert_shown";
      case Action.ExtensionFailed _ -> "extension_failed";
      case Action.RecommendationShown _ -> "recommendation_shown";
      case Action.RecommendationClicked _ -> "recommendation_clicked";
      case Action.ConsentUpdated _ -> "consent_updated";
      case Action.Custom _ -> "custom";
    };
  }

  /** What it was about, where one thing was. */
  private static @Nullable String subject(Action action) {
    return switch (action) {
      case Action.ProductViewed viewed -> viewed.item().productId();
      case Action.CollectionViewed viewed -> viewed.collectionId();
      case Action.SearchSubmitted search -> search.query();
      case Action.CartChanged changed -> changed.item() == null ? null : changed.item().productId();
      case Action.OrderChanged order -> order.orderId();
      case Action.AlertShown alert -> alert.kind();
      case Action.ExtensionFailed failed -> failed.extension();
      case Action.RecommendationShown shown -> shown.recommendationId();
      case Action.RecommendationClicked clicked -> clicked.productId();
      case Action.Custom custom -> custom.name();
      case Action.PageViewed _,
          Action.CartViewed _,
          Action.CheckoutReached _,
          Action.ConsentUpdated _ ->
          null;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }

  private static @Nullable String currency(@Nullable Money money) {
    return money == null ? null : money.currency();
  }
}
