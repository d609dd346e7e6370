package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import org.apache.avro.Schema;

/** {@link ProductAffinity} in Avro. */
final class ProductAffinityWire
    implements Wire<ProductAffinity, dev.novapixel.schemas.avro.ProductAffinity> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ProductAffinity.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ProductAffinity toWire(ProductAffinity affinity) {
    dev.novapixel.schemas.avro.ProductAffinity wire =
        new dev.novapixel.schemas.avro.ProductAffinity();
    wire.setShop(affinity.shop());
    wire.setProductId(affinity.productId());
    wire.setViewed(together(affinity.viewed()));
    wire.setBought(together(affinity.bought()));
    return wire;
  }

  @Override
  public ProductAffinity fromWire(dev.novapixel.schemas.avro.ProductAffinity wire) {
    return new ProductAffinity(
        wire.getShop(),
        wire.getProductId(),
        together(wire.getViewed()),
        together(wire.getBought()));
  }

  private static dev.novapixel.schemas.avro.Together together(Together together) {
    return new dev.novapixel.schemas.avro.Together(
        Parts.each(together.days(), ProductAffinityWire::day),
        Parts.each(together.neighbours(), ProductAffinityWire::neighbour));
  }

  private static Together together(dev.novapixel.schemas.avro.Together wire) {
    return new Together(
        Parts.each(wire.getDays(), ProductAffinityWire::day),
        Parts.each(wire.getNeighbours(), ProductAffinityWire::neighbour));
  }

  private static dev.novapixel.schemas.avro.Neighbour neighbour(Neighbour neighbour) {
    return new dev.novapixel.schemas.avro.Neighbour(
        neighbour.productId(), Parts.each(neighbour.days(), ProductAffinityWire::day));
  }

  private static Neighbour neighbour(dev.novapixel.schemas.avro.Neighbour wire) {
    return new Neighbour(wire.getProductId(), Parts.each(wire.getDays(), ProductAffinityWire::day));
  }

  private static dev.novapixel.schemas.avro.DayCount day(DayCount day) {
    return new dev.novapixel.schemas.avro.DayCount(day.day(), day.count());
  }

  private static DayCount day(dev.novapixel.schemas.avro.DayCount wire) {
    return new DayCount(wire.getDay(), wire.getCount());
  }
}
