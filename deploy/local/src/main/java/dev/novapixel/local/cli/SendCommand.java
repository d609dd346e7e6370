package dev.novapixel.local.cli;

import dev.novapixel.local.mapping.Mapped;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.send.EventClock;
import dev.novapixel.local.send.Gateway;
import dev.novapixel.local.send.Pace;
import dev.novapixel.local.send.Sending;
import dev.novapixel.local.send.Summary;
import dev.novapixel.local.send.Survey;
import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.Sources;
import dev.novapixel.local.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nova send}: posts event files through the gateway. */
@Command(
    name = "send",
    description = {
      "Posts event files (NDJSON, JSON, CSV; gzipped or not) through the gateway.",
      "Rows that give no event go to FILE.rejected.ndjson, and the exit code is 3."
    })
final class SendCommand implements Callable<Integer> {
  private static final int SOME_REJECTED = 3;
  private static final int SAMPLES = 3;

  @Mixin private final Output output = new Output();
  @Mixin private final ShopChoice shop = new ShopChoice();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Event files, sent one after the other.")
  private List<Path> files = List.of();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "What the rows are: shopify (the default), rees46, rees46-cosmetics, otto or uci.")
  private @Nullable String mapping;

  @Option(names = "--map", paramLabel = "FILE.yml", description = "A mapping of your own.")
  private @Nullable Path mappingFile;

  @ArgGroup private @Nullable PaceChoice pace;
  @ArgGroup private @Nullable ClockChoice clock;

  @Option(
      names = "--again",
      description = "Send the same rows as new events: their ids get a mark of this run.")
  private boolean again;

  @Option(names = "--dry-run", description = "Send nothing; show what the rows become.")
  private boolean dryRun;

  /** At which pace. */
  static final class PaceChoice {
    @Option(
        names = "--rate",
        paramLabel = "N",
        description = "Events per second (default: as fast as they are taken).")
    private @Nullable Double rate;

    @Option(
        names = "--speed",
        paramLabel = "Kx",
        description = "As they happened, K times faster: 60x.")
    private @Nullable String speed;

    Pace pace() {
      if (rate != null) {
        return new Pace.Rate(rate);
      }
      return speed == null
          ? new Pace.FlatOut()
          : new Pace.Speed(Double.parseDouble(speed.replaceFirst("x$", "")));
    }
  }

  /** By which clock. */
  static final class ClockChoice {
    @Option(
        names = "--as-live",
        description = "Shift all times alike so that the data end now (the default).")
    private boolean live;

    @Option(
        names = "--historical",
        description = "Keep the times: an import, which takes a server key.")
    private boolean historical;

    boolean keepsTimes() {
      return historical && !live;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    files.forEach(this::requireReadable);
    var recipe = recipe();
    return dryRun ? show(recipe) : send(CurrentStack.get(), recipe);
  }

  private void requireReadable(Path file) {
    if (Files.notExists(file)) {
      throw output.misuse("There is no file " + file + ".");
    }
    if (Files.isDirectory(file)) {
      throw output.misuse(file + " is a folder; name the files in it.");
    }
    if (!Files.isReadable(file)) {
      throw output.misuse(file + " may not be read by this user.");
    }
  }

  private Mappings.Recipe recipe() {
    if (mapping != null && mappingFile != null) {
      throw output.misuse("--as and --map exclude each other.");
    }
    if (mappingFile == null) {
      return Mappings.named(mapping == null ? Mappings.SHOPIFY : mapping);
    }
    requireReadable(mappingFile);
    return Mappings.in(mappingFile);
  }

  private int send(LocalStack stack, Mappings.Recipe recipe)
      throws IOException, InterruptedException {
    var chosenPace = pace();
    boolean historical = clock != null && clock.keepsTimes();
    var key =
        historical ? shop.serverKey(stack.home(), output) : shop.writeKey(stack.home(), output);
    var survey = Survey.of(files, recipe, shop.shop(), chosenPace);
    tell(recipe, survey, historical);
    var start = Instant.now();
    var eventClock =
        historical ? new EventClock.Historical() : EventClock.Live.startingAt(start, survey);
    var run = again ? Long.toString(start.toEpochMilli(), Character.MAX_RADIX) : "";
    var plan =
        new Sending.Plan(
            files, recipe, shop.shop(), run, survey, chosenPace, eventClock, SendCommand::rejected);
    var address = stack.addresses().url(stack.addresses().ports().gateway());
    try (var gateway = new Gateway(address, key, historical)) {
      var summary = SendReport.run(plan, gateway, recipe.source(), output.out());
      return exitCode(summary);
    }
  }

  private static Path rejected(Path file) {
    return Path.of(file + ".rejected.ndjson");
  }

  private int exitCode(Summary summary) {
    if (summary.complete()) {
      return 0;
    }
    files.stream()
        .map(SendCommand::rejected)
        .filter(Files::exists)
        .forEach(file -> output.out().println("  What was not taken is in " + file));
    return SOME_REJECTED;
  }

  private Pace pace() {
    try {
      return pace == null ? new Pace.FlatOut() : pace.pace();
    } catch (IllegalArgumentException wrong) {
      throw output.misuse("--rate takes a number greater than 0, --speed one such as 60x.");
    }
  }

  private void tell(Mappings.Recipe recipe, Survey survey, boolean historical) {
    if (survey.events() == 0) {
      output
          .out()
          .printf(
              "There are no events of %s in %s. Is that what the rows are? --as and --map say it.%n",
              recipe.source(),
              files.stream().map(Path::toString).collect(Collectors.joining(", ")));
      return;
    }
    output
        .out()
        .printf(
            "%,d events of %s, %s to %s, to %s%s%n",
            survey.events(),
            recipe.source(),
            survey.first(),
            survey.last(),
            shop.shop(),
            historical ? ", at their own times" : ", shifted so that they end now");
    output.out().flush();
  }

  private int show(Mappings.Recipe recipe) throws IOException {
    int shown = 0;
    var mapper = recipe.mapper(shop.shop(), "");
    try (var rows = Sources.open(files.getFirst())) {
      for (Row row = rows.next(); row != null && shown < SAMPLES; row = rows.next()) {
        for (var mapped : mapper.map(row)) {
          shown += show(mapped);
        }
      }
    }
    output
        .out()
        .println(
            Survey.of(files, recipe, shop.shop(), pace()).events() + " events; nothing was sent.");
    return 0;
  }

  private int show(Mapped mapped) {
    switch (mapped) {
      case Mapped.Event event ->
          output.out().println(event.event().at(event.event().time()).toPrettyString());
      case Mapped.Skipped skipped -> output.out().println("skipped: " + skipped.because());
      case Mapped.Bad bad -> output.out().printf("row %d: %s%n", bad.row(), bad.reason());
    }
    return 1;
  }
}
