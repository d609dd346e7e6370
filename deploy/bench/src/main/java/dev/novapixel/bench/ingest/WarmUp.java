package dev.novapixel.bench.ingest;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.process.Work;
import java.io.IOException;

/**
 * The load that a gateway gets until its compilers are through with it. A JVM that compiles costs
 * several times what it will cost for weeks.
 */
final class WarmUp {
  /** Who spends less of its processor time on compiling has compiled what it runs. */
  private static final double COMPILED = 0.05;

  /** Compilers take breaks: so many turns in a row have to say so. */
  private static final int IN_A_ROW = 2;

  /** A gateway that still compiles after so many turns is measured as it is. */
  private static final int MOST_TURNS = 30;

  private final Figures figures;
  private final Work work;

  WarmUp(Figures figures, long pid) {
    this.figures = figures;
    this.work = new Work(pid);
  }

  /** Some of everything that will be measured. */
  @FunctionalInterface
  interface Turn {
    void take() throws IOException, InterruptedException;
  }

  /** Takes turns until the gateway is warm; returns how many. */
  int by(Turn turn) throws IOException, InterruptedException {
    int turns = 0;
    for (int compiled = 0; compiled < IN_A_ROW && turns < MOST_TURNS; turns++) {
      Work.Mark before = work.mark();
      turn.take();
      double share = work.since(before).compiled();
      compiled = share < COMPILED ? compiled + 1 : 0;
      figures.say(
          "  warming up: compilers took %.0f %% of the gateway's processor time"
              .formatted(100 * share));
    }
    return turns;
  }
}
