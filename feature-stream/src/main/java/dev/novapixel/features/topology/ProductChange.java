package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.product.ProductDelta;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * All that one step changes for one product: one record of the repartition topic.
 *
 * @param counts what happened to it
 * @param pairs with what it goes, or no more; under a shop's own key, the shop's totals
 */
record ProductChange(List<ProductDelta> counts, List<PairDelta> pairs) {
  private static final int FORMAT = 3;

  ProductChange {
    counts = List.copyOf(counts);
    pairs = List.copyOf(pairs);
  }

  static ProductChange of(ProductDelta delta) {
    return new ProductChange(List.of(delta), List.of());
  }

  static ProductChange of(PairDelta delta) {
    return new ProductChange(List.of(), List.of(delta));
  }

  ProductChange with(ProductChange other) {
    return new ProductChange(
        Stream.concat(counts.stream(), other.counts.stream()).toList(),
        Stream.concat(pairs.stream(), other.pairs.stream()).toList());
  }

  /** Whether nothing changes. */
  boolean isNothing() {
    return counts.isEmpty() && pairs.isEmpty();
  }

  static Serde<ProductChange> serde() {
    return Serdes.serdeFrom((_, change) -> write(change), (_, bytes) -> read(bytes));
  }

  private static byte[] write(ProductChange change) {
    var out = new BinaryWriter(FORMAT);
    out.all(change.counts, delta -> delta.write(out));
    out.all(change.pairs, delta -> delta.write(out));
    return out.toBytes();
  }

  private static ProductChange read(byte[] bytes) {
    var in = new BinaryReader(bytes).expect(FORMAT);
    return new ProductChange(in.all(() -> ProductDelta.read(in)), in.all(() -> PairDelta.read(in)));
  }
}
