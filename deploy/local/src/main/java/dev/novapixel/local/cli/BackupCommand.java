package dev.novapixel.local.cli;

import dev.novapixel.local.backup.Backup;
import dev.novapixel.local.backup.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nova backup}: what cannot be computed from anything else, in one file. */
@Command(
    name = "backup",
    description = {
      "Writes shops, keys, catalogue, splits, erasures and the log of events into one file, while the stack runs.",
      "Server keys are in it as hashes, events as scrubbed as the log has them; only you may read it."
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "The file to write; must not be there yet.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file)) {
      throw output.misuse(file + " is there already; it is not written over.");
    }
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw output.misuse("There is no folder " + folder + ".");
    }
    var stack = CurrentStack.up();
    var backup = new Backup(stack, InstantSource.system());
    Manifest manifest;
    try (var _ = new LiveLine(output.out(), backup::line)) {
      manifest = backup.write(file);
    }
    output
        .out()
        .printf(
            "  %s: %,d bytes, %,d shops, %,d records%n",
            file, Files.size(file), manifest.tables().get("tenants"), manifest.records());
    output.out().flush();
    return 0;
  }
}
