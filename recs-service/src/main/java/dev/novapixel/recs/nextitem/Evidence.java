package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * The items that may come next in an open session, and what speaks for each: the candidates of
 * nearest sessions, of transitions and of second steps, and the session's own items, each with
 * {@link #WIDTH} numbers for a {@link Forest} to weigh. Not thread-safe.
 */
final class Evidence {
  /** How many numbers speak for an item. */
  static final int WIDTH = 31;

  /** Others bring fewer candidates than nearest sessions: each 0.4 as many. */
  private static final double OTHERS = 0.4;

  private final SessionIndex index;
  private final int candidates;
  private final SessionKnn nearest;
  private final SessionKnn latest;
  private final Transitions transitions;
  private final SecondSteps secondSteps;
  private final ItemScores secondScores = new ItemScores();
  private final ItemScores nearestScores = new ItemScores();
  private final ItemScores latestScores = new ItemScores();
  private final Best best = new Best();
  private final IntRows rows = new IntRows();
  private int[] nearestRank = new int[256];
  private int[] nextRank = new int[256];
  private float[] numbers = new float[256 * WIDTH];
  private int write;

  /**
   * Evidence.
   *
   * @param index the past sessions; read only
   */
  Evidence(SessionIndex index, BlendSettings settings) {
    this.index = index;
    this.candidates = settings.candidates();
    this.nearest = new SessionKnn(index, KnnSettings.SERVED);
    this.latest = new SessionKnn(index, settings.latest());
    this.transitions = new Transitions(index, settings.transitions());
    this.secondSteps = new SecondSteps(index, settings.secondFrom(), settings.secondRecent());
  }

  /** How many candidates were found. */
  int size() {
    return rows.size();
  }

  int item(int row) {
    return rows.key(row);
  }

  /** The row of a candidate, or -1. */
  int find(int item) {
    return rows.find(item);
  }

  /** All numbers, {@link #WIDTH} for each row; valid until the next search. */
  float[] numbers() {
    return numbers;
  }

  /** What nearest sessions alone would say; valid until the next search. */
  ItemScores nearestScores() {
    return nearestScores;
  }

  /** Finds the candidates of an open session and what speaks for them. */
  void search(int[] open) {
    nearest.foretell(open, nearestScores);
    latest.foretell(open, latestScores);
    transitions.walk(open);
    secondSteps.score(nearestScores, secondScores);
    findCandidates(open);
    numbers = numbers.length < size() * WIDTH ? new float[2 * size() * WIDTH] : numbers;
    Whole whole =
        new Whole(
            Math.max(nearestScores.highest(), Float.MIN_NORMAL),
            Math.max(latestScores.highest(), Float.MIN_NORMAL),
            highest(Transitions.NEAR),
            highest(Transitions.NEXT_OF_ALL),
            Math.max(secondScores.highest(), Float.MIN_NORMAL),
            (int) Arrays.stream(open).distinct().count());
    write = 0;
    for (int row = 0; row < rows.size(); row++) {
      describe(row, open, whole);
    }
  }

  /** What is the same for all candidates: the highest of some scores, and the session's size. */
  private record Whole(
      float nearest, float latest, float near, float next, float second, int distinct) {}

  private void findCandidates(int[] open) {
    rows.clear();
    int[] byNearest = nearestScores.top(candidates);
    for (int rank = 0; rank < byNearest.length; rank++) {
      nearestRank[candidate(byNearest[rank])] = rank;
    }
    int[] byNext = topTransitions(Transitions.NEXT_OF_ALL);
    for (int rank = 0; rank < byNext.length; rank++) {
      nextRank[candidate(transitions.item(byNext[rank]))] = rank;
    }
    for (int row : topTransitions(Transitions.SIMILAR_TO_ALL)) {
      candidate(transitions.item(row));
    }
    for (int item : secondScores.top(others())) {
      candidate(item);
    }
    for (int item : open) {
      candidate(item);
    }
  }

  private int others() {
    return (int) (OTHERS * candidates);
  }

  private int[] topTransitions(int sum) {
    return best.of(transitions.size(), others(), row -> Best.order(transitions.at(row, sum), row));
  }

  /** The item's row; its ranks are the last until they are known. */
  private int candidate(int item) {
    int known = rows.size();
    int row = rows.row(item);
    if (row == known) {
      if (row == nearestRank.length) {
        nearestRank = Arrays.copyOf(nearestRank, 2 * row);
        nextRank = Arrays.copyOf(nextRank, 2 * row);
      }
      nearestRank[row] = candidates;
      nextRank[row] = candidates;
    }
    return row;
  }

  private float highest(int sum) {
    float highest = Float.MIN_NORMAL;
    for (int row = 0; row < transitions.size(); row++) {
      highest = Math.max(highest, transitions.at(row, sum));
    }
    return highest;
  }

  private void describe(int row, int[] open, Whole whole) {
    int item = rows.key(row);
    int last = open[open.length - 1];
    ItemHistory history = index.history();
    int sessions = history.sessions(item);
    nearestSays(item, row, whole);
    transitionsSay(item, row, sessions, whole);
    put(secondScores.of(item) / whole.second());
    put(secondScores.of(item));
    historySays(item, sessions);
    sessionSays(item, open, whole);
    put(history.sessions(last));
    put(whole.latest());
    put(whole.nearest());
  }

  private void nearestSays(int item, int row, Whole whole) {
    float near = nearestScores.of(item);
    float latest = latestScores.of(item);
    put(near / whole.nearest());
    put(near);
    put(nearestRank[row]);
    put(latest / whole.latest());
    put(latest);
  }

  private void transitionsSay(int item, int row, int sessions, Whole whole) {
    float shared = transitions.of(item, Transitions.SHARED);
    float nextOfAll = transitions.of(item, Transitions.NEXT_OF_ALL);
    put(transitions.of(item, Transitions.NEAR) / whole.near());
    put(transitions.shareOfNext(item));
    put(transitions.of(item, Transitions.NEXT));
    put(nextOfAll / whole.next());
    put(nextOfAll);
    put(nextRank[row]);
    put(transitions.of(item, Transitions.BEFORE) / Math.max(sessions, 1));
    put(shared / (sessions + 2));
    put(transitions.of(item, Transitions.SIMILAR_TO_ALL));
    put(transitions.of(item, Transitions.MET));
    put(transitions.shareOfNextOfPrevious(item));
  }

  private void historySays(int item, int sessions) {
    ItemHistory history = index.history();
    float lately = history.lately(item, index.next());
    put(sessions);
    put(lately);
    put(history.justNow(item, index.next()));
    put(lately / (sessions + 5));
    put(history.age(item, index.next()));
    put((float) history.repeats(item) / (sessions + 2));
  }

  /** How often and how lately the session itself held the item; how long it is. */
  private void sessionSays(int item, int[] open, Whole whole) {
    int times = 0;
    int stepsBack = 0;
    for (int at = 0; at < open.length; at++) {
      if (open[at] == item) {
        times++;
        stepsBack = open.length - at;
      }
    }
    put(times);
    put(stepsBack);
    put(open.length);
    put(whole.distinct());
  }

  private void put(float number) {
    numbers[write++] = number;
  }
}
