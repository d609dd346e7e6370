package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.product.ProductDelta;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A change of what is counted of a product; both kinds share one repartition topic. */
sealed interface ProductChange {
  /** The format of the repartition topic. */
  int FORMAT = 1;

  /** Something happened to the product. */
  record OfCounts(ProductDelta delta) implements ProductChange {}

  /** It goes with others, or no more; under a shop's own key, the shop's totals. */
  record OfPairs(PairDelta delta) implements ProductChange {}

  static Serde<ProductChange> serde() {
    return Serdes.serdeFrom((_, change) -> write(change), (_, bytes) -> read(bytes));
  }

  private static byte[] write(ProductChange change) {
    var out = new BinaryWriter(FORMAT);
    switch (change) {
      case OfCounts(var delta) -> delta.write(out.flag(false));
      case OfPairs(var delta) -> delta.write(out.flag(true));
    }
    return out.toBytes();
  }

  private static ProductChange read(byte[] bytes) {
    var in = new BinaryReader(bytes).expect(FORMAT);
    return in.flag() ? new OfPairs(PairDelta.read(in)) : new OfCounts(ProductDelta.read(in));
  }
}
