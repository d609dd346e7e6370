package dev.novapixel.bench.process;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program under measurement, with the JVM's best compiler. Its end closes it in order. */
public final class MeasuredProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final long ASK_EVERY_MS = 100;

  /** What the local stack gives a stream or the gateway. */
  private static final List<String> USUAL_MEMORY = List.of("-Xmx224m", "-Xms112m", "-Xmn72m");

  private final Process process;
  private final Path log;

  /** Starts it with the memory that the local stack gives a stream or the gateway. */
  public MeasuredProcess(
      List<Path> classPath,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment,
      Path log)
      throws IOException {
    this(classPath, mainClass, arguments, USUAL_MEMORY, environment, log);
  }

  /**
   * Starts it.
   *
   * @param memory the JVM's options that say how much there is
   * @param environment its settings; of this process's environment it sees what is not ours
   * @param log where what it says goes
   */
  public MeasuredProcess(
      List<Path> classPath,
      String mainClass,
      List<String> arguments,
      List<String> memory,
      Map<String, String> environment,
      Path log)
      throws IOException {
    this.log = log;
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=64m",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath.stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                mainClass));
    command.addAll(1, memory);
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NOVA_"));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  public long pid() {
    return process.pid();
  }

  /** The most memory that it ever had resident, in bytes; as Linux counts it. */
  public long peakMemory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }

  /** Blocks until the service at {@code url} answers that it is ready. */
  public void awaitReady(String url) throws InterruptedException {
    awaitOk(URI.create(url + "/health/ready"));
  }

  /** Blocks until this page of it answers 200. */
  public void awaitOk(URI page) throws InterruptedException {
    var request = HttpRequest.newBuilder(page).build();
    try (var http = HttpClient.newHttpClient()) {
      while (!isReady(http, request)) {
        check();
        TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
      }
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Throws when it has died. */
  public void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException("a measured process has ended; its log is " + log);
    }
  }

  /** Closes its standard input, on which a supervised process ends in order. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
