package dev.novapixel.recs.learning;

import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.BlendTrainer;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.SessionBlend;
import dev.novapixel.recs.nextitem.SessionIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Learns to weigh evidence from how one shop's sessions went on, and judges it by sessions later
 * than all of these: the oldest fill an index, the next are learnt from, the last are foretold. A
 * pure function of its sessions.
 */
final class Lesson {
  /** Below it there is too little to learn from and to judge by. */
  static final int LEAST = 2_000;

  /** Of more, the newest; their index takes some 15 MB as long as the lesson lasts. */
  static final int MOST = 40_000;

  /** Moments that are learnt from: some 15 MB. */
  private static final int CHOICES = 8_000;

  private static final double LEARNT_FROM = 0.2;
  private static final double JUDGED_BY = 0.1;

  /** Sessions that are judged by; 4 seconds. */
  private static final int JUDGES = 3_000;

  private static final int POSTINGS = 1_000;
  private static final int ITEMS = 50;
  private static final long SEED = 20_261_122;

  private final List<int[]> sessions;
  private final IntConsumer progress;
  private final int judged;
  private final int learnt;
  private final SessionIndex index =
      new SessionIndex(new SessionIndex.Bounds(MOST, POSTINGS, ITEMS));

  /**
   * A lesson.
   *
   * @param sessions items in their order, the oldest session first, at least {@link #LEAST}
   * @param progress is told again and again that something was done; may rest, or throw to end it
   */
  Lesson(List<int[]> sessions, IntConsumer progress) {
    this.sessions = sessions;
    this.progress = progress;
    this.judged = sessions.size() - (int) Math.min(JUDGES, JUDGED_BY * sessions.size());
    this.learnt = judged - (int) (LEARNT_FROM * sessions.size());
  }

  /**
   * What may answer from now on: the newly learnt, else what answers now, whichever is the first to
   * foretell better than nearest sessions do; empty if neither does.
   *
   * @param now what answers now; no trees if nothing does
   */
  Optional<Learnt> learn(Forest now) {
    add(0, learnt);
    Optional<Forest> forest =
        new BlendTrainer(index, BlendSettings.SERVED, CHOICES)
            .learn(sessions.subList(learnt, judged), SEED, progress);
    add(learnt, judged);
    return forest.flatMap(this::judge).or(() -> now.size() == 0 ? Optional.empty() : judge(now));
  }

  private void add(int from, int to) {
    for (int[] session : sessions.subList(from, to)) {
      index.add(session);
    }
  }

  private Optional<Learnt> judge(Forest forest) {
    Judgement judgement =
        Judgement.of(
            new SessionBlend(index, forest, BlendSettings.SERVED),
            sessions.subList(judged, sessions.size()),
            progress);
    return judgement.isBetter() ? Optional.of(new Learnt(forest, judgement)) : Optional.empty();
  }
}
