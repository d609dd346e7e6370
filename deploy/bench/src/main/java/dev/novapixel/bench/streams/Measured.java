package dev.novapixel.bench.streams;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
import dev.novapixel.bench.load.Rounds;
import dev.novapixel.bench.process.MeasuredProcess;
import dev.novapixel.bench.process.Work;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A stream process with the input that it is measured on. A round is a backlog: sent at once, and
 * over when all of it is committed.
 */
final class Measured implements AutoCloseable {
  /** Whose compilers take no more of a round has compiled what it runs. */
  private static final double COMPILED = 0.1;

  private final MeasuredProcess process;
  private final Progress progress;
  private final Input input;
  private final Work work;
  private final Rounds rounds = new Rounds();
  private double compiled = 1;

  /** Writes records for the process to read; returns when all are acknowledged. */
  @FunctionalInterface
  interface Input {
    void send(int records);
  }

  Measured(MeasuredProcess process, Progress progress, Input input) {
    this.process = process;
    this.progress = progress;
    this.input = input;
    this.work = new Work(process.pid());
  }

  /**
   * Starts a process and measures it.
   *
   * @param read the topic that {@code sender} writes to
   * @param others what else the process reads
   */
  static Measured start(
      Laboratory lab,
      Program program,
      Epoch epoch,
      int threads,
      String read,
      List<String> others,
      Input sender)
      throws IOException, InterruptedException {
    var started =
        lab.start(program, epoch, Map.of(Setting.STREAM_THREADS.name(), Integer.toString(threads)));
    var group = ClientProperties.applicationId(lab.settings(epoch), program.application());
    return new Measured(started.process(), new Progress(lab.admin(), group, read, others), sender);
  }

  /** Waits until it has nothing left to do. */
  void settle() throws InterruptedException, ExecutionException {
    progress.await(process);
  }

  /** One round; returns the records for each second of the process's processor time. */
  double round(int records) throws InterruptedException, ExecutionException, IOException {
    Work.Mark before = work.mark();
    input.send(records);
    settle();
    Work.Spent spent = work.since(before);
    compiled = spent.compiled();
    double perSecond = records / spent.seconds();
    rounds.add(perSecond);
    return perSecond;
  }

  /** The part of the last round's processor time that its compilers took. */
  double compiled() {
    return compiled;
  }

  /** Whether what follows need not be left out any more. */
  boolean isWarm() {
    return rounds.size() >= Rounds.WARM_UP && compiled < COMPILED;
  }

  /** The processor time that it used so far. */
  Duration used() {
    return work.used();
  }

  /** The most memory that its process ever had resident, in bytes. */
  long peakMemory() throws IOException {
    return process.peakMemory();
  }

  Rounds rounds() {
    return rounds;
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
