package dev.novapixel.local.cli;

import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.PartState.Status;
import dev.novapixel.local.stack.StackState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells a person what becomes of the stack's parts: one line for each part that became ready, fell
 * or came back.
 */
final class StartDisplay implements Consumer<StackState> {
  private final PrintWriter out;
  private final Map<String, Status> told = new HashMap<>();

  StartDisplay(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(StackState state) {
    for (var part : state.parts()) {
      if (told.put(part.name(), part.status()) != part.status()) {
        line(part, state.since());
      }
    }
    out.flush();
  }

  private void line(PartState part, long start) {
    var after = (part.since() - start) / 1000.0;
    switch (part.status()) {
      case READY ->
          out.printf("  %-9s ready   %6.1f s   port %d%n", part.name(), after, part.port());
      case FAILED ->
          out.printf("  %-9s failed  %6.1f s   log %s%n", part.name(), after, part.log());
      case DOWN ->
          out.printf("  %-9s is down: %s (log %s)%n", part.name(), part.reason(), part.log());
      case STOPPED -> out.printf("  %-9s stopped%n", part.name());
      case STARTING, WAITING -> {}
    }
  }
}
