package dev.novapixel.recs.nextitem;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grows one regression tree after another by second-order gain, best leaf first, over histograms of
 * bins; a sibling's histogram is the parent's less the other's (Ke et al.: LightGBM, NIPS 2017).
 */
final class TreeGrower {
  /** Curvature that a leaf has at least: about as many choices in the balance. */
  private static final double LEAST = 3;

  /** Added to the curvature: what little is known of is drawn to 0. */
  private static final double SHRINK = 3;

  private static final int STRIDE = 2 * Choices.BINS;

  private final Choices choices;
  private final float[] gradient;
  private final float[] curvature;
  private final int[] order;
  private final int[] aside;
  private final int lanes;

  /**
   * A grower.
   *
   * @param gradient of each row, as it is when a tree is grown
   * @param curvature likewise
   * @param lanes parts of the columns that are counted side by side
   */
  TreeGrower(Choices choices, float[] gradient, float[] curvature, int lanes) {
    this.choices = choices;
    this.gradient = gradient;
    this.curvature = curvature;
    this.order = new int[choices.rows()];
    this.aside = new int[choices.rows()];
    this.lanes = lanes;
  }

  /** A node while the tree grows: the rows {@code order[from]} up to {@code order[to]}. */
  private final class Growing {
    private final int node;
    private final int from;
    private final int to;
    private final double[] histogram;
    private double gain;
    private int column;
    private int bin;

    Growing(int node, int from, int to, double @Nullable [] histogram) {
      this.node = node;
      this.from = from;
      this.to = to;
      this.histogram = histogram == null ? count(from, to) : histogram;
    }

    double sum(int which) {
      double sum = 0;
      for (int at = which; at < STRIDE; at += 2) {
        sum += histogram[at];
      }
      return sum;
    }

    Growing withBestSplit() {
      double allGradient = sum(0);
      double allCurvature = sum(1);
      double now = gain(allGradient, allCurvature);
      for (int asked = 0; asked < choices.width(); asked++) {
        double low = 0;
        double lowCurvature = 0;
        for (int at = 0; at < Choices.BINS - 1; at++) {
          low += histogram[asked * STRIDE + 2 * at];
          lowCurvature += histogram[asked * STRIDE + 2 * at + 1];
          double highCurvature = allCurvature - lowCurvature;
          if (lowCurvature >= LEAST && highCurvature >= LEAST) {
            double gained = gain(low, lowCurvature) + gain(allGradient - low, highCurvature) - now;
            if (gained > gain) {
              gain = gained;
              column = asked;
              bin = at;
            }
          }
        }
      }
      return this;
    }
  }

  /** Grows a tree into the forest, and adds its values to the rows'. */
  void grow(int leaves, float rate, ForestTrainer.ForestBuilder forest, float[] values) {
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    forest.tree();
    PriorityQueue<Growing> open =
        new PriorityQueue<>(Comparator.comparingDouble((Growing node) -> -node.gain));
    open.add(new Growing(forest.nodes(1), 0, order.length, null).withBestSplit());
    while (open.size() < leaves && open.element().gain > 0) {
      split(open.remove(), forest, open);
    }
    for (Growing leaf : open) {
      float value = (float) (-rate * leaf.sum(0) / (leaf.sum(1) + SHRINK));
      forest.leaf(leaf.node, value);
      for (int at = leaf.from; at < leaf.to; at++) {
        values[order[at]] += value;
      }
    }
  }

  private void split(
      Growing parent, ForestTrainer.ForestBuilder forest, PriorityQueue<Growing> open) {
    int middle = partition(parent);
    int children = forest.nodes(2);
    float atMost = choices.upperEnd(parent.column, parent.bin);
    forest.split(parent.node, parent.column, atMost, children);
    boolean lowIsSmaller = middle - parent.from < parent.to - middle;
    double[] smaller = lowIsSmaller ? count(parent.from, middle) : count(middle, parent.to);
    double[] larger = parent.histogram;
    for (int at = 0; at < larger.length; at++) {
      larger[at] -= smaller[at];
    }
    double[] low = lowIsSmaller ? smaller : larger;
    double[] high = lowIsSmaller ? larger : smaller;
    open.add(new Growing(children, parent.from, middle, low).withBestSplit());
    open.add(new Growing(children + 1, middle, parent.to, high).withBestSplit());
  }

  /** Puts the rows at most the bin first, all in the order they had; where the others begin. */
  private int partition(Growing parent) {
    byte[] bins = choices.column(parent.column);
    int low = parent.from;
    int high = 0;
    for (int at = parent.from; at < parent.to; at++) {
      int row = order[at];
      if (bins[row] <= parent.bin) {
        order[low++] = row;
      } else {
        aside[high++] = row;
      }
    }
    System.arraycopy(aside, 0, order, low, high);
    return low;
  }

  /** Sums of gradient and curvature by column and bin. */
  private double[] count(int from, int to) {
    double[] histogram = new double[choices.width() * STRIDE];
    IntStream.range(0, lanes)
        .parallel()
        .forEach(lane -> {
          for (int column = lane; column < choices.width(); column += lanes) {
            byte[] bins = choices.column(column);
            int begin = column * STRIDE;
            for (int at = from; at < to; at++) {
              int row = order[at];
              int bin = begin + 2 * bins[row];
              histogram[bin] += gradient[row];
              histogram[bin + 1] += curvature[row];
            }
          }
        });
    return histogram;
  }

  private static double gain(double gradient, double curvature) {
    return gradient * gradient / (curvature + SHRINK);
  }
}
