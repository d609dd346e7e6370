package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.ShopperAlias;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Epochs;
import java.util.Map;

/** The catalogue of {@link Wire}s, by the type of value they write. */
final class Wires {
  private static final Map<Class<?>, Wire<?, ?>> BY_VALUE =
      Map.ofEntries(
          Map.entry(PixelEvent.class, new PixelEventWire()),
          Map.entry(RejectedEvent.class, new RejectedEventWire()),
          Map.entry(ShopperRecord.class, new ShopperRecordWire()),
          Map.entry(Identity.class, new IdentityWire()),
          Map.entry(Shopper.class, new ShopperWire()),
          Map.entry(ShopperAlias.class, new ShopperAliasWire()),
          Map.entry(Tally.class, new TallyWire()),
          Map.entry(Erasure.class, new ErasureWire()),
          Map.entry(IdentityCommand.class, new IdentityCommandWire()),
          Map.entry(ShopperFeatures.class, new ShopperFeaturesWire()),
          Map.entry(Session.class, new SessionWire()),
          Map.entry(ProductFeatures.class, new ProductFeaturesWire()),
          Map.entry(ProductAffinity.class, new ProductAffinityWire()),
          Map.entry(ShopSettings.class, new ShopSettingsWire()),
          Map.entry(Product.class, new ProductWire()),
          Map.entry(Epochs.class, new EpochsWire()),
          Map.entry(RecommendationServed.class, new RecommendationServedWire()));

  private Wires() {}

  @SuppressWarnings("unchecked") // the table above pairs each class with the wire of that class
  static <V> Wire<V, ?> of(Class<V> value) {
    Wire<?, ?> wire = BY_VALUE.get(value);
    if (wire == null) {
      throw new IllegalArgumentException("no Avro schema is known for " + value.getName());
    }
    return (Wire<V, ?>) wire;
  }
}
