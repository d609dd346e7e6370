package dev.novapixel.local.cli;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.StackState;
import dev.novapixel.local.watch.Health;
import dev.novapixel.local.watch.Memory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nova status}: each part, and whether what was accepted has arrived. */
@Command(
    name = "status",
    description =
        "Shows each part with its health and memory, lag, freshness and the conservation of events.")
final class StatusCommand implements Callable<Integer> {
  private static final int DOWN = 3;
  private static final double MEGABYTE = 1 << 20;

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws InterruptedException {
    var stack = CurrentStack.get();
    var out = output.out();
    var state = stack.running();
    if (state.isEmpty()) {
      out.println("The stack is down. ./nova up starts it.");
      return DOWN;
    }
    parts(state.get(), stack.home().state(), out);
    var troubles = troubles(state.get(), stack);
    troubles.forEach((part, why) -> out.printf("  %s does not do its work: %s%n", part, why));
    if (state.get().phase() == StackState.Phase.READY) {
      new Flow(stack).print(out);
    }
    return troubles.isEmpty()
            && state.get().parts().stream()
                .allMatch(part -> part.status() == PartState.Status.READY)
        ? 0
        : 1;
  }

  /** What the parts say of themselves that live and do not work, by name. */
  private static Map<String, String> troubles(StackState state, LocalStack stack)
      throws InterruptedException {
    var troubles = new LinkedHashMap<String, String>();
    for (var part : state.parts()) {
      Health.trouble(part, stack.addresses().url(part.port()))
          .ifPresent(why -> troubles.put(part.name(), why));
    }
    return troubles;
  }

  static void parts(StackState state, Path home, PrintWriter out) {
    out.printf(
        "The stack is %s, supervised by process %d, its state in %s%n%n",
        state.phase().name().toLowerCase(Locale.ROOT), state.pid(), home);
    out.printf(
        "  %-12s %-9s %8s %7s %7s %9s %9s%n",
        "part", "state", "for", "port", "pid", "memory", "restarts");
    long memory = row("supervisor", state, out);
    for (var part : state.parts()) {
      memory += part.pid() == 0 && part.status() == PartState.Status.READY ? 0 : row(part, out);
    }
    out.printf("%n  Memory together (proportional set size): %,.0f MB%n", memory / MEGABYTE);
    out.flush();
  }

  private static long row(String name, StackState state, PrintWriter out) {
    var supervisor =
        new PartState(name, PartState.Status.READY, state.pid(), 0, state.since(), 0, "", null);
    return row(supervisor, Memory.ofOnly(state.pid()), out);
  }

  private static long row(PartState part, PrintWriter out) {
    return row(part, part.pid() == 0 ? OptionalLong.empty() : Memory.of(part.pid()), out);
  }

  private static long row(PartState part, OptionalLong memory, PrintWriter out) {
    out.printf(
        "  %-12s %-9s %8s %7s %7s %9s %9d%n",
        part.name(),
        part.status().name().toLowerCase(Locale.ROOT),
        age(part.since()),
        part.port() == 0 ? "" : part.port(),
        part.pid() == 0 ? "" : part.pid(),
        memory.isEmpty() ? "" : "%,.0f MB".formatted(memory.getAsLong() / MEGABYTE),
        part.restarts());
    if (part.reason() != null) {
      var firstLine = part.reason().lines().findFirst().orElse("");
      out.printf("             %s (log %s)%n", firstLine, part.log());
    }
    return memory.orElse(0);
  }

  private static String age(long since) {
    var age = Duration.between(Instant.ofEpochMilli(since), Instant.now());
    return age.toHours() > 0
        ? age.toHours() + " h"
        : age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
  }
}
