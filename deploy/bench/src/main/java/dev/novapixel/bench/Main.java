package dev.novapixel.bench;

import dev.novapixel.bench.ingest.IngestBench;
import dev.novapixel.bench.lab.LabBench;
import dev.novapixel.bench.quality.QualityBench;
import dev.novapixel.bench.recs.RecsBench;
import dev.novapixel.bench.streams.FeaturesBench;
import dev.novapixel.bench.streams.StitchBench;
import dev.novapixel.local.stack.Build;
import dev.novapixel.local.stack.Home;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./nova bench NAME}: measures the running stack, or a part by itself. */
@Command(
    name = "nova bench",
    mixinStandardHelpOptions = true,
    description = "Benchmarks, each with its limit measured in the same run.")
public final class Main {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Write the figures to FILE as one flat object.")
  private @Nullable Path json;

  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/novapixel/bench/bench-logback.xml");
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler((failure, line, result) -> {
      line.getErr().println("nova bench: " + failure.getMessage());
      return 1;
    });
    System.exit(commandLine.execute(arguments));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Events through a gateway, against a bare producer and an empty endpoint; with servers of its own, beside the stack.")
  Integer ingest(
      @Option(names = "--seconds", defaultValue = "6", description = "Of each measurement.")
          int seconds)
      throws Exception {
    Figures figures = new Figures(System.out);
    IngestBench.run(root(), figures, Duration.ofSeconds(seconds));
    return write(figures);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "From the gateway's 202 to the feature in Redis, under a steady load.")
  Integer freshness(
      @Option(names = "--rate", defaultValue = "200", description = "Events a second.") int rate,
      @Option(names = "--seconds", defaultValue = "40", description = "Of probing.") int seconds)
      throws Exception {
    return measure((settings, target, figures) ->
        new FreshnessBench(
                target,
                new RedisKeys(settings.get(Setting.EPOCH)),
                figures,
                rate,
                Duration.ofSeconds(seconds))
            .run());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "The stitcher, against passing records through; with servers of its own, beside the stack.")
  Integer stitch(
      @Option(
              names = "--shoppers",
              defaultValue = "1000000",
              description = "How many are many: what is built up for large_state_ratio.")
          int shoppers)
      throws Exception {
    return measureAlone((root, figures) -> new StitchBench(root, figures, shoppers));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "The feature stream, against passing records through and against the Streams DSL; with servers of its own, beside the stack.")
  Integer features(
      @Option(
              names = "--shoppers",
              defaultValue = "1000000",
              description = "How many are many: what is built up for large_state_ratio.")
          int shoppers)
      throws Exception {
    return measureAlone((root, figures) -> new FeaturesBench(root, figures, shoppers));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Recommendations of a large shop under a steady load, against an endpoint that reads one value; with servers of its own, beside the stack.")
  Integer recs(
      @Option(names = "--products", defaultValue = "100000", description = "That the shop sells.")
          int products,
      @Option(names = "--sessions", defaultValue = "1000000", description = "That are known.")
          int sessions,
      @Option(names = "--rate", defaultValue = "1000", description = "Requests a second.") int rate,
      @Option(names = "--seconds", defaultValue = "8", description = "Of each measurement.")
          int seconds)
      throws Exception {
    var size = new RecsBench.Size(products, sessions, rate, Duration.ofSeconds(seconds));
    return measureAlone((root, figures) -> new RecsBench(root, figures, size));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "How well each source of recommendations, and their blend, foretells what a session looks at next; needs no stack.")
  Integer quality(
      @Option(
              names = "--train",
              required = true,
              paramLabel = "FILE",
              description = "One session a line, in the order of time; plain or gzip.")
          Path train,
      @Option(
              names = "--test",
              required = true,
              paramLabel = "FILE",
              description = "The beginning of a session, a tab and what came next, a line.")
          Path test,
      @Option(
              names = "--sessions-a-day",
              defaultValue = "0",
              paramLabel = "N",
              description =
                  "Measures as well what a live index is worth against one rebuilt every N sessions.")
          int sessionsOfDay)
      throws IOException, InterruptedException, ExecutionException {
    Figures figures = new Figures(System.out);
    new QualityBench(train, test, sessionsOfDay, figures).run();
    return write(figures);
  }

  /** One benchmark. */
  @FunctionalInterface
  private interface Benchmark {
    void run(Settings settings, Target target, Figures figures)
        throws IOException, InterruptedException;
  }

  /** One with servers of its own. */
  @FunctionalInterface
  private interface Alone {
    LabBench with(Path root, Figures figures) throws IOException;
  }

  private Integer measureAlone(Alone alone)
      throws IOException, InterruptedException, ExecutionException {
    Figures figures = new Figures(System.out);
    try (LabBench bench = alone.with(root(), figures)) {
      bench.run();
    }
    return write(figures);
  }

  private static Path root() {
    return Path.of(System.getProperty("nova.root", "."));
  }

  private Integer measure(Benchmark benchmark) throws IOException, InterruptedException {
    Path root = root();
    Settings settings = Settings.from(Part.LOCAL, System.getenv());
    LocalStack stack = new LocalStack(Home.of(root, settings), new Build(root), settings);
    Figures figures = new Figures(System.out);
    benchmark.run(settings, Target.of(stack), figures);
    return write(figures);
  }

  private Integer write(Figures figures) throws IOException {
    if (json != null) {
      figures.writeTo(json);
      figures.say("written to " + json);
    }
    return 0;
  }
}
