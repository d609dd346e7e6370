package dev.novapixel.bench.recs;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.load.Load;
import dev.novapixel.bench.process.MeasuredProcess;
import dev.novapixel.bench.process.Work;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** A process that answers HTTP, with the requests that it is measured by. */
final class Service implements AutoCloseable {
  /** So many requests are under way at most: more connections than either has threads to keep. */
  private static final int CONNECTIONS = 64;

  private final MeasuredProcess process;
  private final int port;
  private final Supplier<byte[]> requests;
  private final Work work;

  /** Owns the process. */
  Service(Laboratory.Started started, Supplier<byte[]> requests) {
    this.process = started.process();
    this.port = started.port();
    this.requests = requests;
    this.work = new Work(process.pid());
  }

  /**
   * One turn of load.
   *
   * @param perCpuSecond requests for each second of processor time
   * @param compiled the part of it that the compilers took
   */
  record Turn(Load.Outcome outcome, double perCpuSecond, double compiled) {
    double millis(double percentile) {
      return outcome.millis(percentile);
    }
  }

  /** As fast as a few connections can. */
  Turn closedLoop(int connections, Duration length) throws InterruptedException, IOException {
    return turn(load(connections)::closedLoop, length);
  }

  /** At a steady rate, whatever it takes. */
  Turn openLoop(int perSecond, Duration length) throws InterruptedException, IOException {
    return turn(duration -> load(CONNECTIONS).openLoop(perSecond, duration), length);
  }

  /** A load of some length. */
  @FunctionalInterface
  private interface Loop {
    Load.Outcome over(Duration length) throws InterruptedException;
  }

  private Turn turn(Loop loop, Duration length) throws InterruptedException, IOException {
    process.check();
    Work.Mark before = work.mark();
    Load.Outcome outcome = loop.over(length);
    Work.Spent spent = work.since(before);
    if (outcome.refused() > 0) {
      throw new IllegalStateException(
          "%d of %d requests were not answered with 200"
              .formatted(outcome.refused(), outcome.accepted() + outcome.refused()));
    }
    return new Turn(outcome, outcome.accepted() / spent.seconds(), spent.compiled());
  }

  private Load load(int connections) {
    return new Load(() -> Requests.line(port), connections, requests);
  }

  /** The value of one of its meters; the sum where there are several of the name. */
  double metric(String name) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /** What its objects take, in bytes, once all that is garbage is gone. */
  double heap() throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
    try (var lines = asked.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.startsWith("Total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  double peakMemory() throws IOException {
    return process.peakMemory();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
