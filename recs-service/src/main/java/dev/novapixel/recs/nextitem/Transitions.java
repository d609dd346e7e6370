package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * What stands near the last items of an open session in the past sessions that hold them: one walk
 * over the most recent of these sessions, and for each item met there a few sums. Not thread-safe.
 */
final class Transitions {
  /** Items of the open session that are looked up, the last ones. */
  static final int ANCHORS = 6;

  /** What is summed for an item: 1 ÷ steps after the last item. */
  static final int NEXT = 0;

  /** 1 ÷ steps before the last item. */
  static final int BEFORE = 1;

  /** By nearness on both sides of the last item, new sessions counting more. */
  static final int NEAR = 2;

  /** Sessions shared with the last item. */
  static final int SHARED = 3;

  /** 1 ÷ steps after any anchor, earlier anchors counting less. */
  static final int NEXT_OF_ALL = 4;

  /** Cosine of the sessions shared with any anchor, earlier anchors counting less. */
  static final int SIMILAR_TO_ALL = 5;

  /** How many anchors it was met with. */
  static final int MET = 6;

  /** 1 ÷ steps after the item before the last. */
  static final int NEXT_OF_PREVIOUS = 7;

  private static final int SUMS = 8;

  private static final float NEXT_DECAY = 0.6f;
  private static final float SIMILAR_DECAY = 0.7f;
  private static final float NEAR_STEPS = 2;
  private static final float NEAR_BACKWARDS = 0.5f;
  private static final float NEAR_AGE = 0.2f;

  /** Added to the root of the product of two counts: a pair met once says little. */
  private static final float SHRINK = 2;

  private final SessionIndex index;
  private final int recent;
  private final IntRows rows = new IntRows();
  private float[] sums = new float[256 * SUMS];
  private int[] lastMet = new int[256];
  private int walk;
  private float nextTotal;
  private float nextOfPreviousTotal;

  /**
   * Transitions.
   *
   * @param index the sessions; read only
   * @param recent how many sessions of each anchor are looked at
   */
  Transitions(SessionIndex index, int recent) {
    this.index = index;
    this.recent = recent;
  }

  /** How many items were met. */
  int size() {
    return rows.size();
  }

  int item(int row) {
    return rows.key(row);
  }

  /** A sum of the item; 0 if it was not met. */
  float of(int item, int sum) {
    int row = rows.find(item);
    return row < 0 ? 0 : sums[row * SUMS + sum];
  }

  float at(int row, int sum) {
    return sums[row * SUMS + sum];
  }

  /** Of what comes after the last item, the item's share. */
  float shareOfNext(int item) {
    return nextTotal == 0 ? 0 : of(item, NEXT) / nextTotal;
  }

  /** Of what comes after the item before the last, the item's share. */
  float shareOfNextOfPrevious(int item) {
    return nextOfPreviousTotal == 0 ? 0 : of(item, NEXT_OF_PREVIOUS) / nextOfPreviousTotal;
  }

  /** Walks for this open session. */
  void walk(int[] open) {
    rows.clear();
    nextTotal = 0;
    nextOfPreviousTotal = 0;
    int first = Math.max(0, open.length - ANCHORS);
    float nextWeight = 1;
    float similarWeight = 1;
    for (int at = open.length - 1; at >= first; at--) {
      walkAnchor(open[at], open.length - 1 - at, nextWeight, similarWeight);
      nextWeight *= NEXT_DECAY;
      similarWeight *= SIMILAR_DECAY;
    }
  }

  private void walkAnchor(int anchor, int position, float nextWeight, float similarWeight) {
    walk++;
    int postings = Math.min(recent, index.postings(anchor));
    for (int rank = 0; rank < postings; rank++) {
      int session = index.of(anchor, rank);
      if (index.holds(session)) {
        walkSession(anchor, position, session, nextWeight, similarWeight);
      }
    }
  }

  private void walkSession(
      int anchor, int position, int session, float nextWeight, float similarWeight) {
    int[] items = index.items(session);
    int anchorAt = 0;
    while (items[anchorAt] != anchor) {
      anchorAt++;
    }
    float age = (float) Math.exp(-(index.next() - session) / (NEAR_AGE * index.size()));
    int anchorSessions = index.history().sessions(anchor);
    for (int at = 0; at < items.length; at++) {
      int steps = at - anchorAt;
      if (steps != 0) {
        int sum = sumsOf(items[at]);
        meet(sum);
        addSteps(sum, position, steps, nextWeight);
        if (position == 0) {
          float near = age * (float) Math.exp(-Math.abs(steps) / NEAR_STEPS);
          sums[sum + NEAR] += steps > 0 ? near : near * NEAR_BACKWARDS;
          sums[sum + SHARED]++;
        }
        int itemSessions = index.history().sessions(items[at]);
        float size = (float) Math.sqrt((double) anchorSessions * itemSessions) + SHRINK;
        sums[sum + SIMILAR_TO_ALL] += similarWeight / size;
      }
    }
  }

  private void addSteps(int sum, int position, int steps, float nextWeight) {
    if (steps < 0) {
      sums[sum + BEFORE] += position == 0 ? -1f / steps : 0;
      return;
    }
    float weight = 1f / steps;
    sums[sum + NEXT_OF_ALL] += nextWeight * weight;
    if (position == 0) {
      sums[sum + NEXT] += weight;
      nextTotal += weight;
    } else if (position == 1) {
      sums[sum + NEXT_OF_PREVIOUS] += weight;
      nextOfPreviousTotal += weight;
    }
  }

  /** Each anchor counts once, however often the item is met with it. */
  private void meet(int sum) {
    int row = sum / SUMS;
    if (lastMet[row] != walk) {
      lastMet[row] = walk;
      sums[sum + MET]++;
    }
  }

  /** Where the item's sums begin. */
  private int sumsOf(int item) {
    int known = rows.size();
    int row = rows.row(item);
    if (row == known) {
      if (row == lastMet.length) {
        lastMet = Arrays.copyOf(lastMet, 2 * row);
        sums = Arrays.copyOf(sums, 2 * row * SUMS);
      }
      Arrays.fill(sums, row * SUMS, (row + 1) * SUMS, 0);
      lastMet[row] = 0;
    }
    return row * SUMS;
  }
}
