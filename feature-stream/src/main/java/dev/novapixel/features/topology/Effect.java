package dev.novapixel.features.topology;

import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import org.jspecify.annotations.Nullable;

/** What a shopper's step brings about elsewhere. */
sealed interface Effect {

  /** New features, or none any more. */
  record Published(@Nullable ShopperFeatures features) implements Effect {}

  /** A session began, changed, closed or is no more. */
  record SessionTold(Session session) implements Effect {}

  /** Something goes to another shopper. */
  record Sent(Message message) implements Effect {}

  /** Something is counted for a product, or for its shop. */
  record Counted(ProductChange change) implements Effect {}
}
