package dev.novapixel.local.cli;

import dev.novapixel.local.watch.Tail;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova tail}: events as they are counted or rejected. */
@Command(
    name = "tail",
    description = "Follows events live, with their outcome and shopper, until Ctrl-C.")
final class TailCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Option(names = "--shop", paramLabel = "SHOP", description = "Only of this shop.")
  private @Nullable String shop;

  @Option(names = "--client", paramLabel = "CLIENT", description = "Only of this browser.")
  private @Nullable String client;

  @Override
  public Integer call() {
    var out = output.out();
    try (var tail = new Tail(CurrentStack.get().settings())) {
      while (!out.checkError()) { // checkError flushes, and sees a closed pipe
        tail.poll(line -> print(line, out));
      }
    }
    return 0;
  }

  private void print(Tail.Line line, PrintWriter out) {
    boolean wanted =
        (shop == null || shop.equals(line.shop()))
            && (client == null || client.equals(line.client()));
    if (wanted) {
      out.printf(
          "%s  %-18s %-48s %s  [%s]%n",
          line.at(),
          line.shop(),
          Objects.requireNonNullElse(line.shopper(), ""),
          line.what(),
          line.outcome());
    }
  }
}
