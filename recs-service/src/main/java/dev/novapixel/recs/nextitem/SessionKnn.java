package dev.novapixel.recs.nextitem;

import java.util.Arrays;

/**
 * Nearest past sessions: the items of the sessions most like the open one, by how like they are and
 * how rare the item is. VMIS-kNN (Kersbergen, Sprangers, Schelter: Serenade, SIGMOD 2022), which
 * finds V-SKNN's neighbours (Ludewig, Jannach: Evaluation of session-based recommendation
 * algorithms, UMUAI 2018) by an inverted index. {@link KnnSettings} may add the weights of STAN
 * (Garg et al., SIGIR 2019): the neighbour's age, and the item's distance in it from what both
 * hold.
 */
public final class SessionKnn implements Foreteller {
  private static final float COMMON = 0.01f;

  private final SessionIndex index;
  private final KnnSettings settings;
  private final IntRows rows = new IntRows();
  private final Best best = new Best();
  private final RecentSessions recent;
  private float[] similarity = new float[256];
  private byte[] match = new byte[256];

  /**
   * A foreteller.
   *
   * @param index where neighbours are looked up; read only
   */
  public SessionKnn(SessionIndex index, KnnSettings settings) {
    this.index = index;
    this.settings = settings;
    this.recent = new RecentSessions(settings.recent());
  }

  @Override
  public void foretell(int[] session, ItemScores scores) {
    scores.clear();
    int[] open =
        Arrays.copyOfRange(session, Math.max(0, session.length - settings.last()), session.length);
    findSimilar(open);
    int[] neighbours = best.of(rows.size(), settings.neighbours(), row -> order(row));
    for (int newness : neighbours) {
      int row = rows.find(Integer.MAX_VALUE - newness);
      if (similarity[row] > 0) {
        tell(open, row, scores);
      }
    }
  }

  /** The more similar first; of equal ones, the newer. */
  private long order(int row) {
    return Best.order(similarity[row], Integer.MAX_VALUE - rows.key(row));
  }

  /** Adds up, for each session that shares an item, the weights of what it shares. */
  private void findSimilar(int[] open) {
    rows.clear();
    recent.clear();
    int distinct = (int) Arrays.stream(open).distinct().count();
    for (int position = 0; position < open.length; position++) {
      int at = open.length - 1 - position;
      if (!holds(open, at + 1, open[at])) {
        float weight = settings.positionWeight(position, open.length, distinct);
        addSessionsOf(open[at], position, weight);
      }
    }
    for (int row = 0; row < rows.size() && settings.ageDecay() > 0; row++) {
      similarity[row] *= settings.ageWeight(index.next() - rows.key(row), index.size());
    }
  }

  private void addSessionsOf(int item, int position, float weight) {
    int postings = index.postings(item);
    for (int rank = 0; rank < postings; rank++) {
      int session = index.of(item, rank);
      if (index.holds(session)) {
        add(session, position, weight);
      }
    }
  }

  /** Whoever was pushed out by newer ones has similarity 0, and stays out. */
  private void add(int session, int position, float weight) {
    int row = rows.find(session);
    if (row >= 0) {
      similarity[row] += similarity[row] > 0 ? weight : 0;
    } else if (recent.isFull() && session < recent.oldest()) {
      return;
    } else {
      row = rows.row(session);
      makeRoom(row);
      similarity[row] = weight;
      match[row] = (byte) position;
      int pushedOut = recent.add(session);
      if (pushedOut >= 0) {
        similarity[rows.find(pushedOut)] = 0;
      }
    }
  }

  /** The neighbour's items get their share, each once, by its last place in it. */
  private void tell(int[] open, int row, ItemScores scores) {
    int[] items = index.items(rows.key(row));
    int shared = open[open.length - 1 - match[row]];
    int sharedAt = items.length - 1;
    while (items[sharedAt] != shared) {
      sharedAt--;
    }
    float weight = similarity[row] * settings.matchWeight(match[row]);
    for (int at = 0; at < items.length; at++) {
      if (!holds(items, at + 1, items[at])) {
        float share = weight * settings.distanceWeight(at - sharedAt) * rarity(items[at]);
        scores.add(items[at], share);
      }
    }
  }

  /** Inverse document frequency; what every session holds still counts a little. */
  private float rarity(int item) {
    double share = (double) index.size() / index.history().sessions(item);
    return Math.max(COMMON, (float) Math.log(share));
  }

  private void makeRoom(int row) {
    if (row == similarity.length) {
      similarity = Arrays.copyOf(similarity, 2 * row);
      match = Arrays.copyOf(match, 2 * row);
    }
  }

  private static boolean holds(int[] items, int from, int item) {
    for (int at = from; at < items.length; at++) {
      if (items[at] == item) {
        return true;
      }
    }
    return false;
  }
}
