package dev.novapixel.features.affinity;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of one product, one relation and one UTC day: one row, so that an order of fifty
 * products costs fifty rows and not its 2,450 pairs.
 */
public final class PairDay {
  private static final int FORMAT = 2;

  private final Map<String, Long> neighbours;
  private long count;

  public PairDay() {
    this(0, new HashMap<>());
  }

  private PairDay(long count, Map<String, Long> neighbours) {
    this.count = count;
    this.neighbours = neighbours;
  }

  public void add(PairDelta delta) {
    count += delta.count();
    delta
        .neighbours()
        .forEach((product, difference) -> {
          long sum = neighbours.getOrDefault(product, 0L) + difference;
          if (sum == 0) {
            neighbours.remove(product);
          } else {
            neighbours.put(product, sum);
          }
        });
  }

  public boolean isEmpty() {
    return count == 0 && neighbours.isEmpty();
  }

  long count() {
    return count;
  }

  Map<String, Long> neighbours() {
    return neighbours;
  }

  @Override
  public String toString() {
    return count + " " + new TreeMap<>(neighbours);
  }

  public byte[] toBytes() {
    var out = new BinaryWriter(FORMAT).number(count);
    out.all(neighbours.entrySet(), pair -> out.name(pair.getKey()).number(pair.getValue()));
    return out.toBytes();
  }

  public static PairDay of(byte[] row) {
    var in = new BinaryReader(row).expect(FORMAT);
    long count = in.number();
    int size = in.integer();
    Map<String, Long> neighbours = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      String product = in.name();
      neighbours.put(product, in.number());
    }
    return new PairDay(count, neighbours);
  }
}
