package dev.novapixel.local.watch;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Item;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An action in a few words. */
final class WhatHappened {
  private WhatHappened() {}

  static String text(Action action) {
    return switch (action) {
      case Action.PageViewed _ -> "saw a page";
      case Action.ProductViewed viewed -> "viewed " + text(viewed.item());
      case Action.CollectionViewed collection ->
          "viewed collection " + Objects.requireNonNullElse(collection.title(), "");
      case Action.SearchSubmitted search -> "searched for '" + search.query() + "'";
      case Action.CartChanged cart ->
          cart.change().name().toLowerCase(Locale.ROOT) + " in the cart: " + text(cart.item());
      case Action.CartViewed cart -> "saw the cart with " + cart.lines().size() + " lines";
      case Action.CheckoutReached checkout ->
          "checkout " + checkout.step().name().toLowerCase(Locale.ROOT);
      case Action.OrderChanged order ->
          "order " + order.orderId() + " with " + order.lines().size() + " lines";
      case Action.AlertShown alert -> "was shown an alert: " + alert.kind();
      case Action.ExtensionFailed _ -> "met a failing extension";
      case Action.RecommendationShown shown ->
          "was shown " + shown.productIds().size() + " recommendations";
      case Action.RecommendationClicked clicked -> "clicked recommended " + clicked.productId();
      case Action.ConsentUpdated _ -> "changed the consent";
      case Action.Custom custom -> custom.name();
    };
  }

  private static String text(@Nullable Item item) {
    if (item == null) {
      return "an unnamed product";
    }
    return item.productId()
        + (item.title() == null
            ? item.category() == null ? "" : " (" + item.category() + ")"
            : " (" + item.title() + ")");
  }
}
