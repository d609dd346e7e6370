package dev.novapixel.bench.quality;

import dev.novapixel.bench.Figures;
import dev.novapixel.recs.nextitem.ItemScores;
import dev.novapixel.recs.nextitem.KnnSettings;
import dev.novapixel.recs.nextitem.SessionIndex;
import dev.novapixel.recs.nextitem.SessionKnn;
import java.util.Arrays;
import java.util.List;

/**
 * What it is worth that the session index is live: the last sessions of a training file one after
 * the other, each foretold from all sessions before it, and from those before its day began, as an
 * index that is rebuilt at night would. A session is put in once it is over, so that two at the
 * same time say nothing of each other.
 */
final class FreshnessLift {
  /** Days that are measured, the last ones. */
  private static final int DAYS = 7;

  /** The place of {@code @20} in the cuts. */
  private static final int AT_20 = 2;

  private final SessionIndex fresh;
  private final SessionIndex stale;
  private final Score freshScore = new Score();
  private final Score staleScore = new Score();
  private final ItemScores found = new ItemScores();

  FreshnessLift(SessionIndex.Bounds bounds) {
    this.fresh = new SessionIndex(bounds);
    this.stale = new SessionIndex(bounds);
  }

  /**
   * Measures.
   *
   * @param sessions in the order of time
   * @param sessionsOfDay how many make a day
   */
  void measure(List<int[]> sessions, int sessionsOfDay, Figures figures) {
    int first = Math.max(sessions.size() / 2, sessions.size() - DAYS * sessionsOfDay);
    sessions.subList(0, first).forEach(fresh::add);
    SessionKnn live = new SessionKnn(fresh, KnnSettings.SERVED);
    SessionKnn nightly = new SessionKnn(stale, KnnSettings.SERVED);
    int rebuilt = 0;
    for (int at = first; at < sessions.size(); at++) {
      if ((at - first) % sessionsOfDay == 0) {
        sessions.subList(rebuilt, at).forEach(stale::add);
        rebuilt = at;
      }
      foretell(live, sessions.get(at), freshScore);
      foretell(nightly, sessions.get(at), staleScore);
      fresh.add(sessions.get(at));
    }
    report(figures);
  }

  private void foretell(SessionKnn knn, int[] session, Score score) {
    for (int next = 1; next < session.length; next++) {
      knn.foretell(Arrays.copyOf(session, next), found);
      score.add(found.top(Score.longest()), session[next], -1);
    }
  }

  private void report(Figures figures) {
    double live = freshScore.hitRate(AT_20);
    double nightly = staleScore.hitRate(AT_20);
    figures.say("session-knn on the last days of the training file:");
    figures.put("fresh.hr20", live, "%", "with an index that is live");
    figures.put("fresh.mrr20", freshScore.meanReciprocalRank(AT_20), "%", "");
    figures.put("stale.hr20", nightly, "%", "with one that is rebuilt at night");
    figures.put("stale.mrr20", staleScore.meanReciprocalRank(AT_20), "%", "");
    figures.put("fresh_lift", live / Math.max(nightly, Double.MIN_NORMAL) - 1, "", "of HR@20");
  }
}
