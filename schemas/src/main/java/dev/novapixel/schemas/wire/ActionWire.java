package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.avro.CartChange;
import dev.novapixel.schemas.avro.CheckoutStep;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged;
import dev.novapixel.schemas.event.Action.CheckoutReached;
import dev.novapixel.schemas.event.Action.OrderChanged;
import java.time.Instant;

/** {@link Action} as one branch of the union in Avro. */
final class ActionWire {
  private ActionWire() {}

  static Object toWire(Action action) {
    return switch (action) {
      case Action.PageViewed _ -> new dev.novapixel.schemas.avro.PageViewed();
      case Action.ProductViewed viewed ->
          new dev.novapixel.schemas.avro.ProductViewed(Parts.item(viewed.item()));
      case Action.CollectionViewed viewed ->
          new dev.novapixel.schemas.avro.CollectionViewed(viewed.collectionId(), viewed.title());
      case Action.SearchSubmitted search ->
          new dev.novapixel.schemas.avro.SearchSubmitted(search.query());
      case CartChanged changed ->
          new dev.novapixel.schemas.avro.CartChanged(
              CartChange.valueOf(changed.change().name()),
              changed.item() == null ? null : Parts.item(changed.item()));
      case Action.CartViewed viewed ->
          new dev.novapixel.schemas.avro.CartViewed(
              Parts.each(viewed.lines(), Parts::item), Parts.money(viewed.total()));
      case CheckoutReached reached ->
          new dev.novapixel.schemas.avro.CheckoutReached(
              CheckoutStep.valueOf(reached.step().name()),
              Parts.each(reached.lines(), Parts::item),
              Parts.money(reached.total()));
      case OrderChanged order ->
          new dev.novapixel.schemas.avro.OrderChanged(
              order.orderId(),
              order.placedAt().toEpochMilli(),
              order.orders(),
              Parts.money(order.value()),
              Parts.each(order.lines(), Parts::item));
      case Action.AlertShown alert -> new dev.novapixel.schemas.avro.AlertShown(alert.kind());
      case Action.ExtensionFailed failed ->
          new dev.novapixel.schemas.avro.ExtensionFailed(failed.extension());
      case Action.RecommendationShown shown ->
          new dev.novapixel.schemas.avro.RecommendationShown(
              shown.recommendationId(), shown.placement(), shown.productIds());
      case Action.RecommendationClicked clicked ->
          new dev.novapixel.schemas.avro.RecommendationClicked(
              clicked.recommendationId(), clicked.placement(), clicked.productId());
      case Action.ConsentUpdated updated ->
          new dev.novapixel.schemas.avro.ConsentUpdated(Parts.consent(updated.consent()));
      case Action.Custom custom -> new dev.novapixel.schemas.avro.CustomAction(custom.name());
    };
  }

  static Action fromWire(Object branch) {
    return switch (branch) {
      case dev.novapixel.schemas.avro.PageViewed _ -> new Action.PageViewed();
      case dev.novapixel.schemas.avro.ProductViewed wire ->
          new Action.ProductViewed(Parts.item(wire.getItem()));
      case dev.novapixel.schemas.avro.CollectionViewed wire ->
          new Action.CollectionViewed(wire.getCollectionId(), wire.getTitle());
      case dev.novapixel.schemas.avro.SearchSubmitted wire ->
          new Action.SearchSubmitted(wire.getQuery());
      case dev.novapixel.schemas.avro.CartChanged wire ->
          new CartChanged(
              CartChanged.Change.valueOf(wire.getChange().name()),
              wire.getItem() == null ? null : Parts.item(wire.getItem()));
      case dev.novapixel.schemas.avro.CartViewed wire ->
          new Action.CartViewed(
              Parts.each(wire.getLines(), Parts::item), Parts.money(wire.getTotal()));
      case dev.novapixel.schemas.avro.CheckoutReached wire ->
          new CheckoutReached(
              CheckoutReached.Step.valueOf(wire.getStep().name()),
              Parts.each(wire.getLines(), Parts::item),
              Parts.money(wire.getTotal()));
      case dev.novapixel.schemas.avro.OrderChanged wire ->
          new OrderChanged(
              wire.getOrderId(),
              Instant.ofEpochMilli(wire.getPlacedAt()),
              wire.getOrders(),
              Parts.money(wire.getValue()),
              Parts.each(wire.getLines(), Parts::item));
      case dev.novapixel.schemas.avro.AlertShown wire -> new Action.AlertShown(wire.getKind());
      case dev.novapixel.schemas.avro.ExtensionFailed wire ->
          new Action.ExtensionFailed(wire.getExtension());
      case dev.novapixel.schemas.avro.RecommendationShown wire ->
          new Action.RecommendationShown(
              wire.getRecommendationId(), wire.getPlacement(), wire.getProductIds());
      case dev.novapixel.schemas.avro.RecommendationClicked wire ->
          new Action.RecommendationClicked(
              wire.getRecommendationId(), wire.getPlacement(), wire.getProductId());
      case dev.novapixel.schemas.avro.ConsentUpdated wire ->
          new Action.ConsentUpdated(Parts.consent(wire.getConsent()));
      case dev.novapixel.schemas.avro.CustomAction wire -> new Action.Custom(wire.getName());
      case Object other -> throw ShopperRecordWire.unknown(other);
    };
  }
}
