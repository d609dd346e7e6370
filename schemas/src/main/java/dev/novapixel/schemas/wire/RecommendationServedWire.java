package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.shop.RecommendationServed.Served;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link RecommendationServed} in Avro. */
final class RecommendationServedWire
    implements Wire<RecommendationServed, dev.novapixel.schemas.avro.RecommendationServed> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.RecommendationServed.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.RecommendationServed toWire(RecommendationServed served) {
    dev.novapixel.schemas.avro.RecommendationServed wire =
        new dev.novapixel.schemas.avro.RecommendationServed();
    wire.setShop(served.shop());
    wire.setRecommendationId(served.recommendationId());
    wire.setShopper(served.shopper() == null ? null : Parts.identifier(served.shopper()));
    wire.setPlacement(served.placement());
    wire.setStrategy(served.strategy());
    wire.setDegraded(served.degraded());
    wire.setEpoch(served.epoch());
    wire.setServedAt(served.servedAt().toEpochMilli());
    wire.setItems(Parts.each(served.items(), RecommendationServedWire::item));
    wire.setFeatures(Parts.sorted(served.features()));
    return wire;
  }

  @Override
  public RecommendationServed fromWire(dev.novapixel.schemas.avro.RecommendationServed wire) {
    return new RecommendationServed(
        wire.getShop(),
        wire.getRecommendationId(),
        wire.getShopper() == null ? null : Parts.identifier(wire.getShopper()),
        wire.getPlacement(),
        wire.getStrategy(),
        wire.getDegraded(),
        wire.getEpoch(),
        Instant.ofEpochMilli(wire.getServedAt()),
        Parts.each(wire.getItems(), RecommendationServedWire::item),
        wire.getFeatures());
  }

  private static dev.novapixel.schemas.avro.Served item(Served item) {
    return new dev.novapixel.schemas.avro.Served(
        item.productId(), item.position(), item.score(), item.source());
  }

  private static Served item(dev.novapixel.schemas.avro.Served wire) {
    return new Served(wire.getProductId(), wire.getPosition(), wire.getScore(), wire.getSource());
  }
}
