package dev.novapixel.bench.streams;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.StreamsRunner;
import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import java.util.function.BiFunction;
import org.apache.kafka.streams.Topology;

/** Runs a topology of the benchmarks' own as the real ones are run, until its launcher goes. */
final class OwnStreams {
  private OwnStreams() {}

  static void run(String application, BiFunction<Epoch, WireFormat, Topology> topology)
      throws InterruptedException {
    var settings = Settings.from(System.getenv());
    try (var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
        var runner =
            new StreamsRunner(
                topology.apply(settings.get(Setting.EPOCH), new WireFormat(registry)),
                ClientProperties.streams(settings, application))) {
      Supervision.whenGone(System.in, runner::close);
      runner.start();
      runner.awaitEnd();
    }
  }
}
