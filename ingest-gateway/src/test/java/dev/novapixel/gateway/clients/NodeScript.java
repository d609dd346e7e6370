package dev.novapixel.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running script of {@code src/test/clients}, with which a test talks in lines. It ends with this
 * JVM, even one that is killed, because the JVM holds its standard input. Used by one thread.
 */
public final class NodeScript implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final BlockingQueue<Line> said = new LinkedBlockingQueue<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  /** What came from the script; without text when nothing more will come. */
  private record Line(@Nullable String text) {}

  private NodeScript(String name, Process process) {
    this.name = name;
    this.process = process;
    // Reading a process's pipe holds the processor's thread: two scripts would stand in the way of
    // every virtual thread of the other tests.
    Thread.Builder threads = Thread.ofPlatform().daemon();
    Thread errors =
        threads.start(() -> process.errorReader(UTF_8).lines().forEach(complaints::add));
    var _ = threads.start(() -> listen(errors));
  }

  /** Starts one; packages are installed before, if they are not. */
  public static NodeScript start(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    try {
      return new NodeScript(
          script, new ProcessBuilder(command).directory(ClientPackages.folder().toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a line. */
  public void say(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw failed("does not listen any more", e);
    }
  }

  /** The next line that it says. */
  public String hear() {
    String text = next();
    if (text == null) {
      throw failed("ended without the line that was awaited", null);
    }
    return text;
  }

  /** Waits for its good end; returns the lines that nobody has heard yet. */
  public List<String> finish() {
    List<String> rest = new ArrayList<>();
    for (String text = next(); text != null; text = next()) {
      rest.add(text);
    }
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("does not end", null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (process.exitValue() != 0) {
      throw failed("ended with " + process.exitValue(), null);
    }
    return rest;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private @Nullable String next() {
    try {
      Line line = said.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw failed("said nothing for " + PATIENCE.toSeconds() + " s", null);
      }
      return line.text();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Its end is told when all that it complained about is known. */
  private void listen(Thread errors) {
    process.inputReader(UTF_8).lines().map(Line::new).forEach(said::add);
    try {
      errors.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    said.add(new Line(null));
  }

  private AssertionError failed(String what, @Nullable Throwable cause) {
    return new AssertionError(
        name + " " + what + ". It said:\n" + String.join("\n", complaints), cause);
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError(e);
  }
}
