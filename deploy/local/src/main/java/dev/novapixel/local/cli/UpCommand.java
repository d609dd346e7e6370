package dev.novapixel.local.cli;

import dev.novapixel.local.stack.Detached;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackState;
import dev.novapixel.local.stack.StackState.Phase;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code nova up}: starts the stack and stays until Ctrl-C, or leaves it running in the background.
 */
@Command(
    name = "up",
    description = "Starts the stack: Kafka, Postgres, Redis, the registry and every service.")
final class UpCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(
      names = {"-d", "--detach"},
      description = "Leave it running in the background and return.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    var stack = CurrentStack.get();
    var out = output.out();
    if (detach) {
      startInBackground(stack, out);
      return 0;
    }
    stack.supervise(new StartDisplay(out).andThen(urlsWhenReady(stack, out)));
    return 0;
  }

  /** Starts the stack as a process of its own and tells how that goes. */
  static void startInBackground(LocalStack stack, PrintWriter out) throws InterruptedException {
    new Detached(stack).start(List.of("supervise"), new StartDisplay(out));
    new Urls(stack.addresses()).print(out);
  }

  private static Consumer<StackState> urlsWhenReady(LocalStack stack, PrintWriter out) {
    return new Consumer<>() {
      private boolean told;

      @Override
      public void accept(StackState state) {
        if (state.phase() == Phase.READY && !told) {
          told = true;
          new Urls(stack.addresses()).print(out);
          out.println("Ctrl-C stops it.");
          out.flush();
        }
      }
    };
  }
}
