package dev.novapixel.local.cli;

import dev.novapixel.local.stack.Detached;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova down}: stops the stack; its data stay unless they are purged. */
@Command(name = "down", description = "Stops the stack. Its data stay.")
final class DownCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(names = "--purge", description = "Remove the data, the logs and the secrets, too.")
  private boolean purge;

  @Override
  public Integer call() throws InterruptedException {
    var stack = CurrentStack.get();
    var out = output.out();
    out.println(new Detached(stack).stop() ? "The stack is down." : "No stack was up.");
    if (purge) {
      stack.purge();
      out.println("Removed " + stack.home().state() + ".");
    }
    return 0;
  }
}
