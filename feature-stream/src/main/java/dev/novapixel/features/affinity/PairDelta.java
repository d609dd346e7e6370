package dev.novapixel.features.affinity;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * What changes in the counts of one product, or of a whole shop, on one day.
 *
 * @param relation in which sense
 * @param day UTC day
 * @param count difference of the sessions or orders that hold the product; for a shop, of all
 * @param neighbours difference of those that hold the other product, too
 */
public record PairDelta(Relation relation, int day, int count, Map<String, Integer> neighbours) {
  public PairDelta {
    neighbours = Map.copyOf(neighbours);
  }

  /** Several of one relation and day, added up. */
  public static final class Sum {
    private final Map<String, Integer> neighbours = new HashMap<>();
    private int count;

    public void add(PairDelta delta) {
      count += delta.count;
      delta.neighbours.forEach((product, difference) -> {
        int sum = neighbours.getOrDefault(product, 0) + difference;
        if (sum == 0) {
          neighbours.remove(product);
        } else {
          neighbours.put(product, sum);
        }
      });
    }

    public PairDelta delta(Relation relation, int day) {
      return new PairDelta(relation, day, count, neighbours);
    }
  }

  /** Whether nothing changes. */
  public boolean isNothing() {
    return count == 0 && neighbours.isEmpty();
  }

  public void write(BinaryWriter out) {
    out.number(relation.code()).number(day).number(count);
    out.all(neighbours.entrySet(), pair -> out.text(pair.getKey()).number(pair.getValue()));
  }

  public static PairDelta read(BinaryReader in) {
    Relation relation = Relation.of((char) in.integer());
    int day = in.integer();
    int count = in.integer();
    Map<String, Integer> neighbours = new HashMap<>();
    in.all(() -> neighbours.put(in.text(), in.integer()));
    return new PairDelta(relation, day, count, neighbours);
  }
}
