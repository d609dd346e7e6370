package dev.novapixel.bench.quality;

import dev.novapixel.bench.Figures;
import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.BlendTrainer;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.Foreteller;
import dev.novapixel.recs.nextitem.ItemScores;
import dev.novapixel.recs.nextitem.SessionIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;

/**
 * Hit rate, rank and coverage of each source and of the blend, with full ranking over all items,
 * for each moment of the test. The test file is measured with and never learnt from: what is learnt
 * is learnt from the last sessions of the training file.
 */
public final class QualityBench {
  /** Sessions that are kept, the newest; a few million clicks are fewer. */
  private static final int SESSIONS = 4_000_000;

  /** Sessions of each item that are looked at, and items of each session. */
  private static final SessionIndex.Bounds BOUNDS = new SessionIndex.Bounds(SESSIONS, 1_000, 100);

  /** Moments that the blend learns from. */
  private static final int CHOICES = 24_000;

  /** Moments that a service learns from. */
  private static final int SERVED_CHOICES = 8_000;

  /** They are drawn from this many times as many, so that they are not of one day. */
  private static final double DRAWN_FROM = 2.5;

  /** At most this share of the sessions is held back for it. */
  private static final double HELD_BACK = 0.08;

  private static final int BATCH = 2_000;
  private static final long SEED = 20_261_122;

  private final Path train;
  private final Path test;
  private final Figures figures;
  private final int sessionsOfDay;
  private final int threads;

  /**
   * A benchmark.
   *
   * @param train one session a line, in the order of time
   * @param test the beginning of a session, a tab and what came next, a line
   * @param sessionsOfDay how many sessions of the training file make a day; 0 leaves out what a
   *     live index is worth
   */
  public QualityBench(Path train, Path test, int sessionsOfDay, Figures figures) {
    this.train = train;
    this.test = test;
    this.sessionsOfDay = sessionsOfDay;
    this.figures = figures;
    this.threads = Runtime.getRuntime().availableProcessors();
  }

  public void run() throws IOException, InterruptedException, ExecutionException {
    var items = new SessionFile.Items();
    List<int[]> sessions = SessionFile.sessions(train, items);
    int known = items.size();
    long clicks = sessions.stream().mapToLong(session -> session.length).sum();
    figures.say(
        "%,d sessions, %,d clicks, %,d items to learn from."
            .formatted(sessions.size(), clicks, known));
    var index = new SessionIndex(BOUNDS);
    Sources.Learnt learnt = learn(index, sessions);
    Map<String, Both> scores = measure(index, learnt, items);
    report(scores, items.size());
    if (sessionsOfDay > 0) {
      new FreshnessLift(BOUNDS).measure(sessions, sessionsOfDay, figures);
    }
  }

  /** Learns from the last sessions, with an index of those before; then puts them in as well. */
  private Sources.Learnt learn(SessionIndex index, List<int[]> sessions) {
    int held = heldBack(sessions);
    List<int[]> earlier = sessions.subList(0, sessions.size() - held);
    List<int[]> later = sessions.subList(sessions.size() - held, sessions.size());
    earlier.forEach(index::add);
    figures.say("The blend learns from the last %,d of them …".formatted(held));
    Forest best = learn(index, BlendSettings.BEST, CHOICES, later);
    Forest served = learn(index, BlendSettings.SERVED, SERVED_CHOICES, later);
    later.forEach(index::add);
    return new Sources.Learnt(best, served);
  }

  private Forest learn(SessionIndex index, BlendSettings settings, int choices, List<int[]> later) {
    var steps = new Steps("learnt");
    return new BlendTrainer(index, settings, choices)
        .learn(later, SEED, steps::reached)
        .orElse(Forest.NONE);
  }

  /** As many as have the moments that are wanted. */
  private static int heldBack(List<int[]> sessions) {
    long moments = 0;
    int held = 0;
    int most = (int) (HELD_BACK * sessions.size());
    while (held < most && moments < DRAWN_FROM * CHOICES) {
      moments += sessions.get(sessions.size() - 1 - held++).length - 1;
    }
    return held;
  }

  /** A source's score with the item at hand allowed, and with it forbidden. */
  private record Both(Score allowed, Score forbidden) {
    Both() {
      this(new Score(), new Score());
    }

    void add(int[] list, SessionFile.Moment moment) {
      allowed.add(list, moment.next(), -1);
      forbidden.add(list, moment.next(), moment.last());
    }

    void add(Both other) {
      allowed.add(other.allowed);
      forbidden.add(other.forbidden);
    }
  }

  private Map<String, Both> measure(
      SessionIndex index, Sources.Learnt learnt, SessionFile.Items items)
      throws IOException, InterruptedException, ExecutionException {
    figures.say("Each source foretells each moment of the test …");
    try (var moments = new SessionFile.Moments(test, items);
        ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Worker> all = new ArrayList<>();
      for (int number = 0; number < threads; number++) {
        all.add(new Worker(Sources.of(index, learnt), moments));
      }
      List<Future<Map<String, Both>>> futures = workers.invokeAll(all);
      Map<String, Both> scores = new LinkedHashMap<>();
      for (Future<Map<String, Both>> future : futures) {
        future
            .get()
            .forEach((name, both) -> scores.computeIfAbsent(name, _ -> new Both()).add(both));
      }
      return scores;
    }
  }

  /** Takes batches of moments until there are none. */
  private final class Worker implements Callable<Map<String, Both>> {
    private final Map<String, Foreteller> sources;
    private final SessionFile.Moments moments;
    private final Map<String, Both> scores = new LinkedHashMap<>();
    private final ItemScores found = new ItemScores();

    Worker(Map<String, Foreteller> sources, SessionFile.Moments moments) {
      this.sources = sources;
      this.moments = moments;
    }

    @Override
    public Map<String, Both> call() throws IOException {
      for (List<SessionFile.Moment> batch = take(); !batch.isEmpty(); batch = take()) {
        batch.forEach(this::measure);
      }
      return scores;
    }

    private List<SessionFile.Moment> take() throws IOException {
      synchronized (moments) {
        List<SessionFile.Moment> batch = moments.next(BATCH);
        taken += batch.size();
        if (taken / REPORTED > (taken - batch.size()) / REPORTED) {
          figures.say("  %,d moments".formatted(taken));
        }
        return batch;
      }
    }

    private void measure(SessionFile.Moment moment) {
      sources.forEach((name, source) -> {
        source.foretell(moment.open(), found);
        scores.computeIfAbsent(name, _ -> new Both()).add(found.top(Score.longest() + 1), moment);
      });
    }
  }

  private static final int REPORTED = 10_000;
  private int taken;

  private void report(Map<String, Both> scores, int items) {
    figures.say("%,d moments, %,d items, in percent:".formatted(taken, items));
    figures.say(Table.HEAD);
    scores.forEach((name, both) -> report(name, both.allowed(), items));
    figures.say("With the item at hand forbidden:");
    scores.forEach((name, both) -> report(name + ".forbid_current", both.forbidden(), items));
  }

  private void report(String name, Score score, int items) {
    figures.say(Table.row(name.replace(".forbid_current", ""), score, items));
    for (int cut = 0; cut < Score.CUTS.length; cut++) {
      int at = Score.CUTS[cut];
      figures.keep(name + ".hr" + at, score.hitRate(cut));
      figures.keep(name + ".mrr" + at, score.meanReciprocalRank(cut));
      figures.keep(name + ".ndcg" + at, score.ndcg(cut));
      figures.keep(name + ".coverage" + at, score.coverage(cut, items));
    }
  }

  /** How the scores are printed. */
  private static final class Table {
    static final String HEAD =
        "  %-18s".formatted("")
            + "   HR@5   @10   @20   MRR@5   @10   @20  NDCG@5   @10   @20   cov@5   @10   @20";

    static String row(String name, Score score, int items) {
      StringBuilder row = new StringBuilder("  %-18s".formatted(name));
      append(row, score::hitRate);
      append(row, score::meanReciprocalRank);
      append(row, score::ndcg);
      append(row, cut -> score.coverage(cut, items));
      return row.toString();
    }

    private static void append(StringBuilder row, IntToDoubleFunction measure) {
      row.append(' ');
      for (int cut = 0; cut < Score.CUTS.length; cut++) {
        row.append(
            String.format(Locale.ROOT, " %6.2f", measure.applyAsDouble(cut))
                .substring(cut == 0 ? 0 : 1));
      }
    }
  }

  /** Says how far something has come, in tenths. */
  private final class Steps {
    private final String done;
    private int said;

    Steps(String done) {
      this.done = done;
    }

    void reached(int percent) {
      if (percent / 10 > said / 10) {
        said = percent;
        figures.say("  %d %% %s".formatted(percent, done));
      }
    }
  }
}
