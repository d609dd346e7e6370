package dev.novapixel.features.session;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.ShopperEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a part of a session; parts add up in any order.
 *
 * @param events all events
 * @param pages pages shown
 * @param views product views
 * @param searches searches
 * @param interactions what a shopper does beyond letting a page load: searches, cart changes, steps
 *     of a checkout, clicked recommendations, a shop's own events
 * @param cartAdds lines added to the cart
 * @param cartValue adds minus removes
 * @param step furthest step of a checkout
 */
public record Activity(
    int events,
    int pages,
    int views,
    int searches,
    int interactions,
    int cartAdds,
    Map<String, Long> cartValue,
    @Nullable Step step) {

  static Activity of(ShopperEvent event) {
    return switch (event.action()) {
      case Action.PageViewed _ -> new Activity(1, 1, 0, 0, 0, 0, Map.of(), null);
      case Action.ProductViewed _ -> new Activity(1, 0, 1, 0, 0, 0, Map.of(), null);
      case Action.SearchSubmitted _ -> new Activity(1, 0, 0, 1, 1, 0, Map.of(), null);
      case Action.CartChanged changed -> cart(changed);
      case Action.CheckoutReached reached ->
          new Activity(1, 0, 0, 0, 1, 0, Map.of(), reached.step());
      case Action.RecommendationClicked _, Action.Custom _ ->
          new Activity(1, 0, 0, 0, 1, 0, Map.of(), null);
      case Action.CollectionViewed _,
          Action.CartViewed _,
          Action.OrderChanged _,
          Action.AlertShown _,
          Action.ExtensionFailed _,
          Action.RecommendationShown _,
          Action.ConsentUpdated _ ->
          new Activity(1, 0, 0, 0, 0, 0, Map.of(), null);
    };
  }

  Activity with(Activity other) {
    return new Activity(
        events + other.events,
        pages + other.pages,
        views + other.views,
        searches + other.searches,
        interactions + other.interactions,
        cartAdds + other.cartAdds,
        Amounts.sum(cartValue, other.cartValue),
        furthest(step, other.step));
  }

  boolean converted() {
    return step == Step.COMPLETED;
  }

  /** One page and nothing done with it. */
  boolean bounce() {
    return pages == 1 && interactions == 0;
  }

  void write(BinaryWriter out) {
    out.number(events).number(pages).number(views).number(searches).number(interactions);
    out.number(cartAdds).amounts(cartValue).text(step == null ? null : step.name());
  }

  static Activity read(BinaryReader in) {
    return new Activity(
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.integer(),
        in.amounts(),
        step(in.optionalText()));
  }

  private static Activity cart(Action.CartChanged changed) {
    return switch (changed.change()) {
      case ADDED ->
          new Activity(1, 0, 0, 0, 1, 1, Amounts.of(Amounts.value(changed.item()), 1), null);
      case REMOVED ->
          new Activity(1, 0, 0, 0, 1, 0, Amounts.of(Amounts.value(changed.item()), -1), null);
      case UPDATED -> new Activity(1, 0, 0, 0, 1, 0, Map.of(), null);
    };
  }

  private static @Nullable Step furthest(@Nullable Step one, @Nullable Step other) {
    if (one == null) {
      return other;
    }
    return other == null || one.compareTo(other) >= 0 ? one : other;
  }

  private static @Nullable Step step(@Nullable String name) {
    return name == null ? null : Step.valueOf(name);
  }
}
