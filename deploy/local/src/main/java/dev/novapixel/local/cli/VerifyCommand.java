package dev.novapixel.local.cli;

import dev.novapixel.local.compare.Comparison;
import dev.novapixel.local.compare.PartResult;
import dev.novapixel.local.compare.Scope;
import dev.novapixel.local.compare.Side;
import dev.novapixel.local.compare.Verification;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nova verify}: whether two epochs say the same. */
@Command(
    name = "verify",
    description =
        "Compares two epochs as of now, part by part; exit 4 when they differ. Without names: the two that there are.")
final class VerifyCommand implements Callable<Integer> {
  static final int DIFFERENT = 4;

  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "EPOCH", arity = "0..2", description = "two epochs, such as e1 e2")
  private List<String> names = List.of();

  @Option(names = "--shop", description = "Compare this shop alone.")
  private @Nullable String shop;

  @Option(
      names = "--against",
      paramLabel = "HOME",
      description =
          "Compare the live epoch with that of another stack on this machine: the one whose NOVA_HOME this is.")
  private @Nullable Path against;

  @Override
  public Integer call() throws InterruptedException {
    var stack = CurrentStack.up();
    var sides = against == null ? epochs(stack) : stacks(stack, stack.beside(against));
    var scope = shop == null ? Scope.ALL : Scope.only(shop);
    var comparison =
        new Verification(InstantSource.system()).compare(sides.get(0), sides.get(1), scope);
    print(comparison, output.out());
    return comparison.isSame() ? 0 : DIFFERENT;
  }

  private List<Side> epochs(LocalStack stack) {
    var epochs =
        names.isEmpty()
            ? stack.epochs().seats().stream().map(seat -> new Epoch(seat.epoch())).toList()
            : names.stream().map(VerifyCommand::epoch).toList();
    if (epochs.size() != 2) {
      throw new StackException(
          "Two epochs are compared, and there is only %s.".formatted(epochs.getFirst()));
    }
    return epochs.stream().map(epoch -> Side.of(stack, epoch)).toList();
  }

  private List<Side> stacks(LocalStack here, LocalStack there) {
    if (!names.isEmpty()) {
      throw output.misuse("--against compares the live epochs: no epochs are named with it.");
    }
    return List.of(live(here, "here"), live(there, "there"));
  }

  private static Side live(LocalStack stack, String name) {
    return Side.of(stack, stack.settings().get(Setting.EPOCH), name);
  }

  private static Epoch epoch(String name) {
    try {
      return new Epoch(name);
    } catch (IllegalArgumentException wrong) {
      throw new StackException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  static void print(Comparison comparison, PrintWriter out) {
    out.printf(
        "%nEpochs %s and %s as of %s%n%n",
        comparison.first(), comparison.second(), comparison.asOf());
    out.printf(
        "  %-27s %10s %10s  %-16s  %-16s%n",
        "part", comparison.first(), comparison.second(), "digest", "");
    comparison.parts().forEach(part -> row(part, out));
    if (comparison.moving() > 0) {
      out.printf(
          "%n  Of %,d entries nothing can be said: events came in meanwhile. A quieter minute says more.%n",
          comparison.moving());
    }
    if (comparison.isSame()) {
      out.println(
          comparison.byErasure() == 0
              ? "\n  They are the same."
              : "\n  They are the same but for shoppers that were erased: %s had counted their events by product before, %s leaves them out."
                  .formatted(comparison.first(), comparison.second()));
    } else {
      out.println("\n  They differ. The first differences:");
      comparison.parts().stream()
          .flatMap(part -> part.examples().stream())
          .forEach(example -> out.println("    " + example));
    }
    out.flush();
  }

  private static void row(PartResult part, PrintWriter out) {
    out.printf(
        "  %-27s %,10d %,10d  %-16s  %s%n",
        part.name(), part.first(), part.second(), part.firstDigest(), verdict(part));
  }

  private static String verdict(PartResult part) {
    if (part.isSame()) {
      return "same"
          + (part.byErasure() == 0
              ? ""
              : ", but for %,d with what was erased since".formatted(part.byErasure()))
          + (part.moving() == 0 ? "" : ", %,d moving".formatted(part.moving()));
    }
    return "%s: %,d by input, %,d by computing"
        .formatted(part.secondDigest(), part.inInput(), part.inComputing());
  }
}
