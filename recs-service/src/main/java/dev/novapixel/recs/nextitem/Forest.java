package dev.novapixel.recs.nextitem;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Regression trees whose values are added up, in flat arrays: what {@link ForestTrainer} learns.
 * Each node asks whether a number is at most a threshold; a leaf has a value. Immutable,
 * thread-safe.
 */
public final class Forest {
  /** No trees: nothing was learnt. */
  public static final Forest NONE = new Forest(new int[0], new int[0], new float[0], new int[0]);

  private static final int LEAF = -1;

  private final int[] roots;
  private final int[] number;
  private final float[] threshold;
  private final int[] yes;

  /**
   * A forest.
   *
   * @param roots where each tree begins
   * @param number which number a node asks for; -1 for a leaf
   * @param threshold what it is compared with; of a leaf, its value
   * @param yes where to go if it is at most that; one further if it is more
   */
  Forest(int[] roots, int[] number, float[] threshold, int[] yes) {
    this.roots = roots.clone();
    this.number = number.clone();
    this.threshold = threshold.clone();
    this.yes = yes.clone();
  }

  /** How many trees there are. */
  public int size() {
    return roots.length;
  }

  /** The sum of what the trees say of the numbers that begin at {@code from}. */
  float value(float[] numbers, int from) {
    float sum = 0;
    for (int root : roots) {
      int node = root;
      while (number[node] != LEAF) {
        node = yes[node] + (numbers[from + number[node]] <= threshold[node] ? 0 : 1);
      }
      sum += threshold[node];
    }
    return sum;
  }

  /** Writes all of it. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(roots.length);
    out.writeInt(number.length);
    for (int root : roots) {
      out.writeInt(root);
    }
    for (int node = 0; node < number.length; node++) {
      out.writeInt(number[node]);
      out.writeFloat(threshold[node]);
      out.writeInt(yes[node]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Forest read(DataInput in) throws IOException {
    int[] roots = new int[in.readInt()];
    int nodes = in.readInt();
    for (int tree = 0; tree < roots.length; tree++) {
      roots[tree] = in.readInt();
    }
    int[] number = new int[nodes];
    float[] threshold = new float[nodes];
    int[] yes = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      number[node] = in.readInt();
      threshold[node] = in.readFloat();
      yes[node] = in.readInt();
    }
    return new Forest(roots, number, threshold, yes);
  }
}
