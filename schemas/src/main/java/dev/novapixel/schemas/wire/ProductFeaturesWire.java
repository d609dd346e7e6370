package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.avro.PlacementCounts;
import dev.novapixel.schemas.avro.ProductBucket;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ProductFeatures.Bucket;
import dev.novapixel.schemas.feature.ProductFeatures.Placement;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link ProductFeatures} in Avro. */
final class ProductFeaturesWire
    implements Wire<ProductFeatures, dev.novapixel.schemas.avro.ProductFeatures> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ProductFeatures.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ProductFeatures toWire(ProductFeatures features) {
    dev.novapixel.schemas.avro.ProductFeatures wire =
        new dev.novapixel.schemas.avro.ProductFeatures();
    wire.setShop(features.shop());
    wire.setProductId(features.productId());
    wire.setTitle(features.title());
    wire.setCategory(features.category());
    wire.setBrand(features.brand());
    wire.setPriceMinor(features.priceMinor());
    wire.setCurrency(features.currency());
    wire.setLastSeenAt(features.lastSeenAt().toEpochMilli());
    wire.setHours(Parts.each(features.hours(), ProductFeaturesWire::bucket));
    wire.setDays(Parts.each(features.days(), ProductFeaturesWire::bucket));
    return wire;
  }

  @Override
  public ProductFeatures fromWire(dev.novapixel.schemas.avro.ProductFeatures wire) {
    return new ProductFeatures(
        wire.getShop(),
        wire.getProductId(),
        wire.getTitle(),
        wire.getCategory(),
        wire.getBrand(),
        wire.getPriceMinor(),
        wire.getCurrency(),
        Instant.ofEpochMilli(wire.getLastSeenAt()),
        Parts.each(wire.getHours(), ProductFeaturesWire::bucket),
        Parts.each(wire.getDays(), ProductFeaturesWire::bucket));
  }

  private static ProductBucket bucket(Bucket bucket) {
    ProductBucket wire = new ProductBucket();
    wire.setIndex(bucket.index());
    wire.setViews(bucket.views());
    wire.setCartAdds(bucket.cartAdds());
    wire.setOrders(bucket.orders());
    wire.setPieces(bucket.pieces());
    wire.setRevenue(Parts.sorted(bucket.revenue()));
    wire.setShown(bucket.shown());
    wire.setClicked(bucket.clicked());
    wire.setPlacements(Parts.sorted(bucket.placements(), ProductFeaturesWire::placement));
    return wire;
  }

  private static Bucket bucket(ProductBucket wire) {
    return new Bucket(
        wire.getIndex(),
        wire.getViews(),
        wire.getCartAdds(),
        wire.getOrders(),
        wire.getPieces(),
        wire.getRevenue(),
        wire.getShown(),
        wire.getClicked(),
        Parts.sorted(
            wire.getPlacements(),
            counts -> new Placement(counts.getShown(), counts.getClicked(), counts.getOrders())));
  }

  private static PlacementCounts placement(Placement counts) {
    PlacementCounts wire = new PlacementCounts();
    wire.setShown(counts.shown());
    wire.setClicked(counts.clicked());
    wire.setOrders(counts.orders());
    return wire;
  }
}
