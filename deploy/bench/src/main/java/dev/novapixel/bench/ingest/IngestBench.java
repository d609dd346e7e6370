package dev.novapixel.bench.ingest;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.SampleEvents;
import dev.novapixel.bench.load.Load;
import dev.novapixel.bench.load.ProcessTime;
import dev.novapixel.bench.load.Rounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the gateway costs per event, against a bare producer of the very same records and against an
 * endpoint that does nothing. Measured as events per second of processor time of the process, in
 * turns, because wall-clock figures of shared machines mean little.
 */
public final class IngestBench {
  private static final int BATCH = 50;
  private static final int BATCH_CONNECTIONS = 64;
  private static final int SINGLE_CONNECTIONS = 128;

  private static final Duration WARM_UP_TURN = Duration.ofSeconds(2);

  /** Of what single requests reached: so much that nothing queues. */
  private static final double QUIET = 0.3;

  private static final String ALLOCATED = "jvm_allocated_bytes_total";
  private static final Duration LATENCY_TURN = Duration.ofSeconds(5);

  /** A tail is made by whatever else the machine does in just those seconds. */
  private static final int LATENCY_TURNS = 7;

  private final GatewayLab lab;
  private final BareProducer bare;
  private final Figures figures;
  private final Duration turn;
  private final SampleEvents events =
      new SampleEvents("bench-" + ProcessHandle.current().pid() + "-" + System.nanoTime());

  private final Rounds producer = new Rounds();
  private final Rounds batches = new Rounds();
  private final Rounds empty = new Rounds();
  private final Rounds singles = new Rounds();
  private final Rounds singlesPerSecond = new Rounds();
  private final Rounds allocated = new Rounds();
  private double lastPerSecond;
  private long lastAccepted;

  /**
   * @param turn how long each measurement of each round takes
   */
  private IngestBench(GatewayLab lab, BareProducer bare, Figures figures, Duration turn) {
    this.lab = lab;
    this.bare = bare;
    this.figures = figures;
    this.turn = turn;
  }

  /**
   * All that is measured of a gateway.
   *
   * @param root the project's folder
   * @param turn how long each measurement of each round takes
   */
  public static void run(Path root, Figures figures, Duration turn)
      throws InterruptedException, IOException {
    try (var lab = new GatewayLab(root);
        var bare = new BareProducer(lab.settings())) {
      new IngestBench(lab, bare, figures, turn).run();
      new OverloadBench(lab, figures, turn).run();
    }
  }

  private void run() throws InterruptedException, IOException {
    figures.say("ingest: the gateway is warmed up, in batches and with single events");
    int turns = new WarmUp(figures, lab.pid()).by(this::warmUp);
    figures.put("warm_up_turns", turns, "", "until the compilers were through");
    figures.say(
        "%d rounds, of which the last %d count; each measures for %d s the gateway in batches of %d, a bare producer of the same records, single events, and an empty endpoint"
            .formatted(Rounds.WARM_UP + Rounds.MEASURED, Rounds.MEASURED, turn.toSeconds(), BATCH));
    for (int round = 0; round < Rounds.WARM_UP + Rounds.MEASURED; round++) {
      round();
    }
    figures.put(
        "events_per_cpu_s", batches.median(), "events/CPU-s", "gateway, batches of " + BATCH);
    figures.put(
        "producer_per_cpu_s",
        producer.median(),
        "events/CPU-s",
        "bare producer, same records, acks=all");
    figures.put(
        "batch_ratio",
        batches.median() / producer.median(),
        "",
        "gateway in batches ÷ bare producer");
    figures.put("allocated_per_event", allocated.median(), "bytes", "gateway, batches of " + BATCH);
    figures.put(
        "single_per_cpu_s", singles.median(), "requests/CPU-s", "gateway, one event a request");
    figures.put("empty_per_cpu_s", empty.median(), "requests/CPU-s", "the gateway's /health/live");
    figures.put(
        "single_ratio", singles.median() / empty.median(), "", "single events ÷ empty endpoint");
    latency();
  }

  /** The producer is a JVM that compiles, too. */
  private void warmUp() throws InterruptedException {
    new Load(lab::toEvents, BATCH_CONNECTIONS, () -> events.batch(BATCH)).closedLoop(WARM_UP_TURN);
    new Load(lab::toEvents, SINGLE_CONNECTIONS, events::one).closedLoop(WARM_UP_TURN);
    new Load(lab::toNothing, SINGLE_CONNECTIONS, () -> new byte[0])
        .closedLoop(WARM_UP_TURN.dividedBy(2));
    bare.copyRecords();
    bare.perProcessorSecond(WARM_UP_TURN.dividedBy(2));
  }

  private void round() throws InterruptedException, IOException {
    double before = lab.metric(ALLOCATED);
    batches.add(
        BATCH * perProcessorSecond(lab::toEvents, BATCH_CONNECTIONS, () -> events.batch(BATCH)));
    allocated.add((lab.metric(ALLOCATED) - before) / (BATCH * lastAccepted));
    bare.copyRecords();
    producer.add(bare.perProcessorSecond(turn));
    singles.add(perProcessorSecond(lab::toEvents, SINGLE_CONNECTIONS, events::one));
    singlesPerSecond.add(lastPerSecond);
    empty.add(perProcessorSecond(lab::toNothing, SINGLE_CONNECTIONS, () -> new byte[0]));
    figures.say(
        "  per CPU-second: batches %s, producer %s, single %s, empty %s"
            .formatted(batches, producer, singles, empty));
  }

  private double perProcessorSecond(Load.Connect to, int connections, Supplier<byte[]> bodies)
      throws InterruptedException {
    ProcessTime gateway = new ProcessTime(lab.pid());
    Duration before = gateway.used();
    Load.Outcome outcome = new Load(to, connections, bodies).closedLoop(turn);
    boolean warm = singles.size() >= Rounds.WARM_UP;
    if (warm && outcome.refused() > outcome.accepted() / 100) {
      throw new IllegalStateException(
          "the gateway refused %d of %d requests"
              .formatted(outcome.refused(), outcome.accepted() + outcome.refused()));
    }
    lastAccepted = outcome.accepted();
    lastPerSecond = outcome.accepted() * 1e9 / outcome.elapsed().toNanos();
    return outcome.accepted() * 1e9 / gateway.used().minus(before).toNanos();
  }

  /**
   * Both in an open loop far below what single requests reached, over as many lines, from the
   * intended send time to the answer's being there, in turns. On a machine that does other things
   * too the tail is theirs: the medians of the turns are told, and the median of their ratios.
   */
  private void latency() throws InterruptedException, IOException {
    int rate = (int) Math.max(50, QUIET * singlesPerSecond.median());
    figures.say(
        "latency: open loop at %d events/s over %d lines; %d turns of %d s each, and %d before that"
            .formatted(
                rate, SINGLE_CONNECTIONS, LATENCY_TURNS, LATENCY_TURN.toSeconds(), Rounds.WARM_UP));
    Rounds p50 = new Rounds(LATENCY_TURNS);
    Rounds p99 = new Rounds(LATENCY_TURNS);
    Rounds p999 = new Rounds(LATENCY_TURNS);
    Rounds sent = new Rounds(LATENCY_TURNS);
    Rounds ratios = new Rounds(LATENCY_TURNS);
    for (int turn = 0; turn < Rounds.WARM_UP + LATENCY_TURNS; turn++) {
      Load.Outcome producer = openLoop(bare::line, rate);
      Load.Outcome gateway = openLoop(lab::toEvents, rate);
      p50.add(gateway.millis(50));
      p99.add(gateway.millis(99));
      p999.add(gateway.millis(99.9));
      sent.add(producer.millis(99));
      ratios.add(gateway.millis(99) / producer.millis(99));
      figures.say(
          "  p50 and p99: gateway %.1f and %.1f ms, producer %.1f and %.1f ms"
              .formatted(
                  gateway.millis(50),
                  gateway.millis(99),
                  producer.millis(50),
                  producer.millis(99)));
    }
    figures.put("p50_ms", p50.median(), "ms", "request to 202");
    figures.put("p99_ms", p99.median(), "ms", "request to 202");
    figures.put("p999_ms", p999.median(), "ms", "request to 202");
    figures.put("producer_p99_ms", sent.median(), "ms", "bare send().get()");
    figures.put("p99_ratio", ratios.median(), "", "gateway ÷ bare producer");
  }

  private Load.Outcome openLoop(Load.Connect to, int rate) throws InterruptedException {
    return new Load(to, SINGLE_CONNECTIONS, events::one).openLoop(rate, LATENCY_TURN);
  }
}
