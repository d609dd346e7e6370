package dev.novapixel.bench.ingest;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.SampleEvents;
import dev.novapixel.bench.load.Load;
import dev.novapixel.bench.load.ProcessTime;
import dev.novapixel.bench.load.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What is left of the gateway's work when three times as much comes as it can do: what it accepts
 * then, against what it accepts when it is asked for just as much as it can. Both in turns, and
 * over bodies that were made before, so that making them costs neither.
 */
final class OverloadBench {
  private static final int TIMES = 3;
  private static final int BATCH = 50;

  /** Enough to keep the gateway busy, and few enough that nobody waits for long. */
  private static final int CAPACITY_CONNECTIONS = 64;

  /** So many that slow answers do not slow what is sent. */
  private static final int OVERLOAD_CONNECTIONS = 1024;

  private static final int ROUNDS = Rounds.WARM_UP + Rounds.MEASURED;
  private static final int BODIES = 64;

  private final GatewayLab lab;
  private final Figures figures;
  private final Duration turn;
  private final SampleEvents events =
      new SampleEvents("overload-" + ProcessHandle.current().pid() + "-" + System.nanoTime());

  OverloadBench(GatewayLab lab, Figures figures, Duration turn) {
    this.lab = lab;
    this.figures = figures;
    this.turn = turn;
  }

  void run() throws InterruptedException, IOException {
    figures.say(
        "overload: %d rounds; each %d s as fast as answers come, then %d s in an open loop at %d times that"
            .formatted(ROUNDS, turn.toSeconds(), turn.toSeconds(), TIMES));
    measure("goodput_ratio", "batches of " + BATCH, () -> events.batch(BATCH));
    measure("single_goodput_ratio", "one event a request", events::one);
  }

  private void measure(String name, String what, Supplier<byte[]> made)
      throws InterruptedException, IOException {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      bodies.add(made.get());
    }
    Supplier<byte[]> any = () -> bodies.get(ThreadLocalRandom.current().nextInt(BODIES));
    Rounds ratios = new Rounds();
    Rounds costs = new Rounds();
    Rounds offered = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      ProcessTime gateway = new ProcessTime(lab.pid());
      Duration begun = gateway.used();
      Load.Outcome most = new Load(lab::toEvents, CAPACITY_CONNECTIONS, any).closedLoop(turn);
      Duration between = gateway.used();
      double capacity = perSecond(most.accepted(), most);
      Load.Outcome flood =
          new Load(lab::toEvents, OVERLOAD_CONNECTIONS, any)
              .openLoop((int) Math.ceil(TIMES * capacity), turn);
      double costly = perNano(flood, gateway.used().minus(between));
      costs.add(costly / perNano(most, between.minus(begun)));
      ratios.add(perSecond(flood.accepted(), flood) / capacity);
      offered.add(perSecond(flood.accepted() + flood.refused(), flood) / capacity);
    }
    figures.put(
        name,
        ratios.median(),
        "",
        "%s: accepted while %.1f times as many came as fit ÷ accepted at capacity"
            .formatted(what, offered.median()));
    figures.put(
        name.replace("goodput", "goodput_cpu"),
        costs.median(),
        "",
        what + ": the same per CPU-second of the gateway, whatever the generator takes");
  }

  private static double perNano(Load.Outcome outcome, Duration processor) {
    return outcome.accepted() / (double) processor.toNanos();
  }

  private static double perSecond(long requests, Load.Outcome outcome) {
    return requests * 1e9 / outcome.elapsed().toNanos();
  }
}
