package dev.novapixel.local.cli;

import dev.novapixel.local.api.Api;
import dev.novapixel.local.export.FeatureExport;
import dev.novapixel.local.export.Format;
import dev.novapixel.schemas.feature.Feature;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nova export-features}: a training set of features as of times. */
@Command(
    name = "export-features",
    description = {
      "Writes the features of shoppers as of times, one row for each row of a file: what was known then, and nothing later.",
      "Rows that have no answer go to FILE.rejected.ndjson with their lines, and the exit code is 3."
    })
final class ExportFeaturesCommand implements Callable<Integer> {
  private static final int SOME_REJECTED = 3;

  @Mixin private final Output output = new Output();
  @Mixin private final ShopChoice shop = new ShopChoice();

  @Option(
      names = "--at-events",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV or NDJSON, gzipped or not, with the columns ref (client:…, checkout:… or customer:…) and at (2026-03-01T12:00:00Z).")
  private Path events = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The training set to write; must not be there yet.")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "parquet or csv (default: as --out is called).")
  private @Nullable Format format;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "Only these features of the catalogue.")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(events) || !Files.isReadable(events)) {
      throw output.misuse("There is no file " + events + " that may be read.");
    }
    if (Files.exists(out)) {
      throw output.misuse(out + " is there already; it is not written over.");
    }
    var chosen = format();
    var features = features();
    var stack = CurrentStack.get();
    var recs =
        new Api(
            stack.addresses().url(stack.addresses().ports().recs()),
            shop.serverKey(stack.home(), output));
    var rejected = Path.of(events + ".rejected.ndjson");
    var done = new AtomicLong();
    FeatureExport.Outcome outcome;
    try (var _ = new ProgressBar(output.out(), "asked", FeatureExport.count(events), done::get)) {
      outcome = FeatureExport.of(recs, features).run(events, out, chosen, rejected, done::set);
    }
    tell(outcome, rejected);
    return outcome.refused() == 0 ? 0 : SOME_REJECTED;
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return Format.of(out)
        .orElseThrow(
            () -> output.misuse(out + " ends neither in .parquet nor in .csv: give --format."));
  }

  private List<Feature> features() {
    if (names.isEmpty()) {
      return FeatureCatalogue.ALL;
    }
    var features = new ArrayList<Feature>();
    for (String name : names) {
      features.add(
          FeatureCatalogue.named(name.strip())
              .orElseThrow(() -> output.misuse("There is no feature '%s'.".formatted(name))));
    }
    return features.stream().distinct().toList();
  }

  private void tell(FeatureExport.Outcome outcome, Path rejected) {
    var to = output.out();
    to.printf("  %,d rows of %d columns are in %s%n", outcome.written(), outcome.columns(), out);
    if (outcome.beyondReach() > 0) {
      to.printf(
          "  %,d of them are of a time that the projection had not come to: events may be missing%n",
          outcome.beyondReach());
    }
    if (outcome.refused() > 0) {
      outcome.samples().forEach(sample -> to.println("  " + sample));
      to.printf("  %,d rows have no answer: they are in %s%n", outcome.refused(), rejected);
    }
    to.flush();
  }
}
