package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of Segment's and RudderStack's libraries: their e-commerce events, pages and screens;
 * any other name, calls that only identify somebody among them, as {@link Action.Custom}.
 */
final class Segment {
  private final PixelEvent event;
  private final Json payload;
  private final Json properties;
  private final SegmentItems items;

  private Segment(PixelEvent event, Json payload) {
    this.event = event;
    this.payload = payload;
    this.properties = payload.at("properties");
    this.items = new SegmentItems(properties, event.stamp().currency());
  }

  static TypedEvent typed(PixelEvent event, Json payload) throws UnusableEventException {
    return new Segment(event, payload).typed();
  }

  private TypedEvent typed() throws UnusableEventException {
    Json context = payload.at("context");
    return TypedEvent.of(event, page(context), Visits.of(event, context), action(), order());
  }

  private String name() {
    return event.name().strip().toLowerCase(Locale.ROOT);
  }

  private Action action() throws UnusableEventException {
    return switch (name()) {
      case "page", "screen" -> new Action.PageViewed();
      case "product viewed" -> new Action.ProductViewed(items.one(properties));
      case "product list viewed" ->
          new Action.CollectionViewed(
              properties.at("list_id").id(), properties.either("category", "list").text());
      case "products searched" ->
          new Action.SearchSubmitted(properties.required("query").requiredText());
      case "product added" -> new Action.CartChanged(Change.ADDED, items.one(properties));
      case "product removed" -> new Action.CartChanged(Change.REMOVED, items.one(properties));
      case "cart viewed" ->
          new Action.CartViewed(products(), items.money(properties.either("total", "value")));
      case "checkout started" -> checkout(Step.STARTED);
      case "checkout step viewed", "checkout step completed" ->
          checkout(CheckoutSteps.numbered(properties.at("step")));
      case "payment info entered" -> checkout(Step.PAYMENT);
      case "order completed" -> checkout(Step.COMPLETED);
      case Recommendations.VIEWED -> Recommendations.shown(properties);
      case Recommendations.CLICKED -> Recommendations.clicked(properties);
      default -> new Action.Custom(event.name());
    };
  }

  private Action checkout(Step step) throws UnusableEventException {
    return new Action.CheckoutReached(step, products(), items.total());
  }

  private List<Item> products() throws UnusableEventException {
    return Lines.of(properties.at("products"), items::one);
  }

  private @Nullable ToldOrder order() throws UnusableEventException {
    return switch (name()) {
      case "order completed", "order updated" ->
          ToldOrder.placed(orderId(), items.total(), products());
      case "order refunded" -> amendment(false, List.of(refund()));
      case "order cancelled", "order canceled" -> amendment(true, List.of());
      default -> null;
    };
  }

  /** An order is known by its id; one of a checkout is also known by that. */
  private @Nullable String orderId() throws UnusableEventException {
    String id = properties.at("order_id").id();
    if (id == null && event.checkoutToken() == null) {
      throw properties.at("order_id").refuse(Code.MISSING_FIELD, "is required");
    }
    return id;
  }

  private ToldOrder amendment(boolean cancelled, List<ToldOrder.Refund> refunds)
      throws UnusableEventException {
    return ToldOrder.amended(orderId(), cancelled, refunds);
  }

  /** Without products or an amount it is the whole order that is given back. */
  private ToldOrder.Refund refund() throws UnusableEventException {
    List<Item> products = products();
    var value = items.total();
    return ToldOrder.Refund.of(
        event.eventId(), products.isEmpty() && value == null, value, products);
  }

  private Page page(Json context) {
    Json shown = context.at("page");
    boolean isPage = name().equals("page") || name().equals("screen");
    Json said = isPage ? properties : shown;
    String title = first(said.at("title").text(), shown.at("title").text());
    Page page =
        Pages.of(
            first(said.at("url").text(), shown.at("url").text()),
            first(said.at("referrer").text(), shown.at("referrer").text()),
            isPage
                ? first(title, first(said.at("name").text(), payload.at("name").text()))
                : title);
    Json campaign = context.at("campaign");
    return Pages.withCampaign(
        page,
        campaign.at("source").text(),
        campaign.at("medium").text(),
        campaign.at("name").text());
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }
}
