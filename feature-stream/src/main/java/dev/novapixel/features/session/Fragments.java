package dev.novapixel.features.session;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A unit's runs of events, by time.
 *
 * <p>Bound: the {@link #BOUND} latest. What is older is settled: it stays in every count, and a
 * late event at or before its end no longer opens, extends or joins a session.
 */
public final class Fragments {
  /** Runs of a unit that late events may still change. */
  public static final int BOUND = 32;

  private List<Fragment> runs;
  private long settledUntil;

  public Fragments() {
    this(List.of(), Long.MIN_VALUE);
  }

  private Fragments(List<Fragment> runs, long settledUntil) {
    this.runs = runs;
    this.settledUntil = settledUntil;
  }

  public void add(Fragment run) {
    if (run.start().at() > settledUntil) {
      var all = new ArrayList<>(runs);
      all.add(run);
      runs = join(all);
    }
  }

  public void addAll(Fragments other) {
    settledUntil = Math.max(settledUntil, other.settledUntil);
    var all = new ArrayList<>(runs);
    all.addAll(other.runs);
    runs = join(all);
  }

  /** A list that is never changed. */
  public List<Fragment> runs() {
    return runs;
  }

  /**
   * Settles what lies beyond the bound: at the end of a step, so that differences are seen whole.
   */
  public void settle() {
    int beyond = runs.size() - BOUND;
    if (beyond > 0) {
      settledUntil = Math.max(settledUntil, runs.get(beyond - 1).end().at());
      runs = List.copyOf(runs.subList(beyond, runs.size()));
    }
  }

  /**
   * Joins the runs that belong together, by a sweep over their starts: what reaches back over one
   * joined run to an earlier one reaches the run between, too, so looking at the last is enough.
   * Runs that nothing joins stay the same objects.
   */
  public static List<Fragment> join(Collection<Fragment> runs) {
    var sorted = new ArrayList<>(runs);
    sorted.sort(Fragment.BY_START);
    var joined = new ArrayList<Fragment>(sorted.size());
    for (Fragment run : sorted) {
      Fragment current = run;
      while (!joined.isEmpty() && joined.getLast().reachedBy(current)) {
        current = joined.removeLast().with(current);
      }
      joined.add(current);
    }
    return List.copyOf(joined);
  }

  public void write(BinaryWriter out) {
    out.number(settledUntil).all(runs, run -> run.write(out));
  }

  public static Fragments read(BinaryReader in, UnitId unit) {
    long settledUntil = in.number();
    return new Fragments(List.copyOf(in.all(() -> Fragment.read(in, unit))), settledUntil);
  }
}
