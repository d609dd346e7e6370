package dev.novapixel.recs.nextitem;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Learns what makes one row of a list be chosen: gradient boosted trees (Friedman, 2001) on the
 * likelihood of the choices, as in the conditional logit (McFadden, 1974): a row is chosen with a
 * probability of e to its value, divided by the sum of that over its list. Deterministic.
 */
final class ForestTrainer {
  private final Choices choices;
  private final float[] values;
  private final float[] gradient;
  private final float[] curvature;
  private final ForestBuilder forest = new ForestBuilder();

  private ForestTrainer(Choices choices) {
    this.choices = choices;
    this.values = new float[choices.rows()];
    this.gradient = new float[choices.rows()];
    this.curvature = new float[choices.rows()];
  }

  /**
   * Learns from choices.
   *
   * @param settings how many trees, and of what size
   * @param progress is told after each tree how many of a hundred parts are done
   */
  static Forest train(Choices choices, BlendSettings settings, IntConsumer progress) {
    ForestTrainer trainer = new ForestTrainer(choices);
    TreeGrower grower =
        new TreeGrower(choices, trainer.gradient, trainer.curvature, settings.lanes());
    for (int tree = 0; tree < settings.trees(); tree++) {
      trainer.differentiate();
      grower.grow(settings.leaves(), settings.rate(), trainer.forest, trainer.values);
      progress.accept((tree + 1) * 100 / settings.trees());
    }
    return trainer.forest.forest();
  }

  /** First and second derivatives of the loss by each row's value. */
  private void differentiate() {
    for (int list = 0; list < choices.lists(); list++) {
      int from = choices.begin(list);
      int to = choices.begin(list + 1);
      float highest = values[from];
      for (int row = from; row < to; row++) {
        highest = Math.max(highest, values[row]);
      }
      double sum = 0;
      for (int row = from; row < to; row++) {
        curvature[row] = (float) Math.exp(values[row] - highest);
        sum += curvature[row];
      }
      for (int row = from; row < to; row++) {
        float probability = (float) (curvature[row] / sum);
        gradient[row] = probability;
        curvature[row] = probability * (1 - probability);
      }
      gradient[choices.chosen(list)] -= 1;
    }
  }

  /** Collects trees into flat arrays. */
  static final class ForestBuilder {
    private int[] roots = new int[0];
    private int[] number = new int[0];
    private float[] threshold = new float[0];
    private int[] yes = new int[0];
    private int nodes;

    /** Begins a tree; its first node is made by {@link #nodes}. */
    void tree() {
      roots = Arrays.copyOf(roots, roots.length + 1);
      roots[roots.length - 1] = nodes;
    }

    /** Makes nodes, leaves without value; the number of the first. */
    int nodes(int count) {
      int first = nodes;
      nodes += count;
      if (nodes > number.length) {
        int room = Math.max(1024, 2 * nodes);
        number = Arrays.copyOf(number, room);
        threshold = Arrays.copyOf(threshold, room);
        yes = Arrays.copyOf(yes, room);
      }
      Arrays.fill(number, first, nodes, -1);
      return first;
    }

    void leaf(int node, float value) {
      threshold[node] = value;
    }

    void split(int node, int asked, float atMost, int children) {
      number[node] = asked;
      threshold[node] = atMost;
      yes[node] = children;
    }

    Forest forest() {
      return new Forest(
          roots,
          Arrays.copyOf(number, nodes),
          Arrays.copyOf(threshold, nodes),
          Arrays.copyOf(yes, nodes));
    }
  }
}
