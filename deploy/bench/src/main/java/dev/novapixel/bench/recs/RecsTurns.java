package dev.novapixel.bench.recs;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.load.Rounds;
import java.io.IOException;
import java.time.Duration;

/**
 * The service and its limit in turns: under as much load as a few connections make, until the
 * compilers of both are through, then at the rate that counts. What is told are medians of the
 * turns, and the median of the turns' ratios: the tail of a single one is what else the machine did
 * in just those seconds.
 */
final class RecsTurns {
  private static final int WARM_CONNECTIONS = 8;
  private static final int MOST_WARM_UP = 8;
  private static final int MEASURED = 7;

  /** Whose compilers take no more of a turn has compiled what it runs. */
  private static final double COMPILED = 0.1;

  private static final String ALLOCATED = "jvm_allocated_bytes_total";
  private static final String AWAY = "nova_recs_store_away_total";

  private final Figures figures;
  private final Service recs;
  private final Service bare;
  private final int perSecond;
  private final Duration length;
  private final Rounds p50 = new Rounds(MEASURED);
  private final Rounds p90 = new Rounds(MEASURED);
  private final Rounds p99 = new Rounds(MEASURED);
  private final Rounds p999 = new Rounds(MEASURED);
  private final Rounds bareP50 = new Rounds(MEASURED);
  private final Rounds bareP99 = new Rounds(MEASURED);
  private final Rounds tails = new Rounds(MEASURED);
  private final Rounds perCpuSecond = new Rounds(MEASURED);
  private final Rounds barePerCpuSecond = new Rounds(MEASURED);
  private final Rounds costs = new Rounds(MEASURED);
  private final Rounds allocated = new Rounds(MEASURED);
  private final Rounds away = new Rounds(MEASURED);

  RecsTurns(Figures figures, Service recs, Service bare, int perSecond, Duration length) {
    this.figures = figures;
    this.recs = recs;
    this.bare = bare;
    this.perSecond = perSecond;
    this.length = length;
  }

  void run() throws InterruptedException, IOException {
    warmUp();
    figures.say(
        "%,d requests/s in an open loop, %d turns of %d s each, and %d before that:"
            .formatted(perSecond, MEASURED, length.toSeconds(), Rounds.WARM_UP));
    for (int turn = 0; turn < Rounds.WARM_UP + MEASURED; turn++) {
      turn();
    }
    figures.put("p50_ms", p50.median(), "ms", "request to answer");
    figures.put("p90_ms", p90.median(), "ms", "request to answer");
    figures.put("p99_ms", p99.median(), "ms", "request to answer");
    figures.put("p999_ms", p999.median(), "ms", "request to answer");
    figures.put("bare_p50_ms", bareP50.median(), "ms", "one GET from Redis by the same server");
    figures.put("bare_p99_ms", bareP99.median(), "ms", "one GET from Redis by the same server");
    figures.put("p99_ratio", tails.median(), "", "recommendations ÷ bare endpoint");
    figures.put("per_cpu_s", perCpuSecond.median(), "requests/CPU-s", "recommendations");
    figures.put("bare_per_cpu_s", barePerCpuSecond.median(), "requests/CPU-s", "bare endpoint");
    figures.put("cpu_ratio", costs.median(), "", "recommendations ÷ bare endpoint");
    figures.put("allocated_per_request", allocated.median(), "bytes", "recommendations");
    figures.put("store_away_share", away.median(), "", "answers without Redis for lack of time");
  }

  private void warmUp() throws InterruptedException, IOException {
    figures.say("Warming up, as fast as %d connections can:".formatted(WARM_CONNECTIONS));
    double compiled = 1;
    for (int round = 0; round < MOST_WARM_UP && compiled > COMPILED; round++) {
      Service.Turn limit = bare.closedLoop(WARM_CONNECTIONS, length);
      Service.Turn turn = recs.closedLoop(WARM_CONNECTIONS, length);
      compiled = Math.max(turn.compiled(), limit.compiled());
      figures.say("  " + costs(turn, limit));
    }
  }

  private void turn() throws InterruptedException, IOException {
    Service.Turn limit = bare.openLoop(perSecond, length);
    double allocatedBefore = recs.metric(ALLOCATED);
    double awayBefore = recs.metric(AWAY);
    Service.Turn turn = recs.openLoop(perSecond, length);
    double answers = turn.outcome().accepted();
    allocated.add((recs.metric(ALLOCATED) - allocatedBefore) / answers);
    away.add((recs.metric(AWAY) - awayBefore) / answers);
    p50.add(turn.millis(50));
    p90.add(turn.millis(90));
    p99.add(turn.millis(99));
    p999.add(turn.millis(99.9));
    bareP50.add(limit.millis(50));
    bareP99.add(limit.millis(99));
    tails.add(turn.millis(99) / limit.millis(99));
    perCpuSecond.add(turn.perCpuSecond());
    barePerCpuSecond.add(limit.perCpuSecond());
    costs.add(turn.perCpuSecond() / limit.perCpuSecond());
    figures.say(
        "  p50, p90, p99: %.2f, %.2f, %.2f ms, bare %.2f, %.2f, %.2f ms; %s"
            .formatted(
                turn.millis(50),
                turn.millis(90),
                turn.millis(99),
                limit.millis(50),
                limit.millis(90),
                limit.millis(99),
                costs(turn, limit)));
  }

  private static String costs(Service.Turn turn, Service.Turn limit) {
    return "%,.0f requests/CPU-s (%.0f %% compiling), bare %,.0f (%.0f %%)"
        .formatted(
            turn.perCpuSecond(),
            100 * turn.compiled(),
            limit.perCpuSecond(),
            100 * limit.compiled());
  }
}
