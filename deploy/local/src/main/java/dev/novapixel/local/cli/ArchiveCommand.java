package dev.novapixel.local.cli;

import dev.novapixel.local.archive.Archive;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova archive}: the log beyond what Kafka keeps. */
@Command(
    name = "archive",
    description = {
      "Takes in what the log of events has gained since the last time, and removes who was erased and what is older than its shop keeps it.",
      "Run it now and then, at least once in the time for which Kafka keeps events; the stack may go on serving."
    })
final class ArchiveCommand implements Callable<Integer> {
  private static final int LONGEST_DAYS = 36_500;

  @Mixin private final Output output = new Output();

  @Option(
      names = "--keep",
      paramLabel = "SHOP=DAYS",
      description = "From now on keep this shop's events for so many days; others for ever.")
  private Map<String, Integer> keep = Map.of();

  @Override
  public Integer call() throws IOException {
    if (keep.values().stream().anyMatch(days -> days < 1 || days > LONGEST_DAYS)) {
      throw output.misuse("--keep is a number of days from 1 to " + LONGEST_DAYS + ".");
    }
    var stack = CurrentStack.up();
    var archive = Archive.of(stack.home().archive());
    for (var shop : keep.entrySet()) {
      archive.keep(shop.getKey(), shop.getValue());
    }
    try (var registry = new HttpSchemaRegistry(stack.settings().get(Setting.REGISTRY_URL))) {
      long taken = archive.append(stack.settings(), registry);
      long gone = archive.rewrite(stack.settings(), registry, Instant.now());
      output
          .out()
          .printf(
              "  %,d events taken in, %,d removed; %,d in %s%n",
              taken, gone, archive.records(), stack.home().archive());
    }
    output.out().flush();
    return 0;
  }
}
