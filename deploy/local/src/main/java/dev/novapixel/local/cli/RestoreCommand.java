package dev.novapixel.local.cli;

import dev.novapixel.local.backup.Restore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nova restore}: a backup into an empty stack. */
@Command(
    name = "restore",
    description = {
      "Brings what nova backup has written into a stack that is up and empty, and waits until everything behind the gateway is computed from it.",
      "Send nothing to the gateway meanwhile. A restore that was interrupted is begun again with an empty stack."
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "What nova backup has written.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw output.misuse("There is no file " + file + " that may be read.");
    }
    var restore = new Restore(CurrentStack.up(), InstantSource.system());
    Restore.Outcome outcome;
    try (var _ = new LiveLine(output.out(), restore::line)) {
      outcome = restore.read(file);
    }
    var out = output.out();
    out.printf(
        "  %,d shops and %,d records of %s are back%n",
        outcome.manifest().tables().get("tenants"),
        outcome.manifest().records(),
        outcome.manifest().createdAt());
    if (!outcome.kept().isEmpty()) {
      out.printf(
          "  Some of it is older than topics are kept for, so they are kept longer now: %s%n",
          String.join(", ", outcome.kept()));
    }
    out.flush();
    return 0;
  }
}
