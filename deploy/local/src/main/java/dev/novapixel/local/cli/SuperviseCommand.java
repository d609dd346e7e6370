package dev.novapixel.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The background half of {@code nova up --detach}. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws InterruptedException {
    CurrentStack.get().supervise(new StartDisplay(output.out()));
    return 0;
  }
}
