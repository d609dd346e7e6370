package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of Shopify's web pixels: its fifteen standard events, the custom events that Nova
 * Pixel gives a meaning to, and any other name as {@link Action.Custom}.
 */
final class ShopifyPixel {
  private ShopifyPixel() {}

  static TypedEvent typed(PixelEvent event, Json payload) throws UnusableEventException {
    Action action = action(event, payload);
    return TypedEvent.of(
        event,
        page(payload.at("context").at("document")),
        Visits.of(event, agent(event, payload)),
        action,
        isCompletion(action) ? completed(data(payload).at("checkout")) : null);
  }

  private static Action action(PixelEvent event, Json payload) throws UnusableEventException {
    Json custom = payload.at("customData");
    return switch (event.name()) {
      case "page_viewed" -> new Action.PageViewed();
      case "product_viewed" ->
          new Action.ProductViewed(
              ShopifyItems.variant(data(payload).required("productVariant"), 1));
      case "collection_viewed" -> collection(data(payload).required("collection"));
      case "search_submitted" ->
          new Action.SearchSubmitted(
              data(payload).required("searchResult").required("query").requiredText());
      case "product_added_to_cart" -> cartChanged(Change.ADDED, data(payload));
      case "product_removed_from_cart" -> cartChanged(Change.REMOVED, data(payload));
      case "cart_viewed" -> cartViewed(data(payload).declared("cart"));
      case "checkout_started" -> checkout(Step.STARTED, payload);
      case "checkout_contact_info_submitted" -> checkout(Step.CONTACT, payload);
      case "checkout_address_info_submitted" -> checkout(Step.ADDRESS, payload);
      case "checkout_shipping_info_submitted" -> checkout(Step.SHIPPING, payload);
      case "payment_info_submitted" -> checkout(Step.PAYMENT, payload);
      case "checkout_completed" -> checkout(Step.COMPLETED, payload);
      case "alert_displayed" ->
          new Action.AlertShown(data(payload).required("alert").required("type").requiredText());
      case "ui_extension_errored" ->
          new Action.ExtensionFailed(data(payload).required("error").at("extensionName").text());
      case "cart_updated" -> cartChanged(Change.UPDATED, custom);
      case Recommendations.VIEWED -> Recommendations.shown(payload.required("customData"));
      case Recommendations.CLICKED -> Recommendations.clicked(payload.required("customData"));
      case "consent_updated" -> new Action.ConsentUpdated(consent(event, custom));
      default -> new Action.Custom(event.name());
    };
  }

  private static Json data(Json payload) throws UnusableEventException {
    return payload.required("data");
  }

  private static Action collection(Json collection) throws UnusableEventException {
    return new Action.CollectionViewed(collection.at("id").id(), collection.at("title").text());
  }

  private static Action cartChanged(Change change, Json data) throws UnusableEventException {
    Json line = data.declared("cartLine");
    return new Action.CartChanged(change, line.isPresent() ? ShopifyItems.cartLine(line) : null);
  }

  private static Action cartViewed(Json cart) throws UnusableEventException {
    return new Action.CartViewed(
        ShopifyItems.cartLines(cart.at("lines")),
        ShopifyItems.money(cart.at("cost").at("totalAmount")));
  }

  private static Action checkout(Step step, Json payload) throws UnusableEventException {
    Json checkout = data(payload).required("checkout");
    return new Action.CheckoutReached(
        step,
        ShopifyItems.checkoutLines(checkout.at("lineItems")),
        ShopifyItems.money(checkout.at("totalPrice")));
  }

  private static boolean isCompletion(Action action) {
    return action instanceof Action.CheckoutReached reached && reached.step() == Step.COMPLETED;
  }

  private static ToldOrder completed(Json checkout) throws UnusableEventException {
    var total = ShopifyItems.money(checkout.at("totalPrice"));
    return ToldOrder.placed(
        checkout.at("order").at("id").id(),
        total != null ? total : ShopifyItems.money(checkout.at("subtotalPrice")),
        ShopifyItems.checkoutLines(checkout.at("lineItems")));
  }

  /** What the event itself says, else what its envelope says. */
  private static Consent consent(PixelEvent event, Json custom) {
    Json nested = custom.at("customerPrivacy");
    Json said = nested.isPresent() ? nested : custom;
    Consent stamped = event.consent();
    return new Consent(
        orElse(said.at("analyticsProcessingAllowed").bool(), stamped.analytics()),
        orElse(said.at("marketingAllowed").bool(), stamped.marketing()),
        orElse(said.at("preferencesProcessingAllowed").bool(), stamped.preferences()),
        orElse(said.at("saleOfDataAllowed").bool(), stamped.saleOfData()));
  }

  private static Page page(Json document) {
    return Pages.of(
        document.at("location").at("href").text(),
        document.at("referrer").text(),
        document.at("title").text());
  }

  private static @Nullable String agent(PixelEvent event, Json payload) {
    String own = payload.at("context").at("navigator").at("userAgent").text();
    return own != null ? own : event.userAgent();
  }

  private static <T> @Nullable T orElse(@Nullable T first, @Nullable T second) {
    return first != null ? first : second;
  }
}
