package dev.novapixel.bench.streams;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.StreamsRunner;
import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The least that a stream process can do: it reads records and writes them, with the serdes, the
 * commit interval and the guarantees of the real ones.
 */
final class PassThrough {
  private static final String APPLICATION = "bench-pass-through";

  private PassThrough() {}

  public static void main(String[] arguments) throws InterruptedException {
    var settings = Settings.from(System.getenv());
    try (var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
        var runner =
            new StreamsRunner(
                topology(
                    Lane.named(arguments[0]),
                    settings.get(Setting.EPOCH),
                    new WireFormat(registry)),
                ClientProperties.streams(settings, APPLICATION))) {
      Supervision.whenGone(System.in, runner::close);
      runner.start();
      runner.awaitEnd();
    }
  }

  /** One of its own for records of {@code topic}, which {@code input} writes into its lane. */
  static Measured measured(
      Laboratory lab, Topic<?> topic, Epoch epoch, int threads, Measured.Input input)
      throws IOException {
    String name = "limit-" + epoch;
    var environment = lab.environment(name, epoch, threads);
    lab.makeTopics(epoch, List.of(Lane.in(topic), Lane.out(topic)));
    var process =
        new StreamsProcess(
            lab.classPath("deploy/bench"),
            PassThrough.class.getName(),
            List.of(topic.name()),
            environment,
            lab.log(name));
    var progress =
        new Progress(
            lab.admin(),
            ClientProperties.applicationId(Settings.from(environment), APPLICATION),
            Lane.in(topic).in(epoch),
            List.of());
    return new Measured(process, progress, input);
  }

  static <V> Topology topology(Topic<V> topic, Epoch epoch, WireFormat wire) {
    return new Topology()
        .addSource(
            "read", new StringDeserializer(), wire.deserializer(topic), Lane.in(topic).in(epoch))
        .addSink(
            "write",
            Lane.out(topic).in(epoch),
            new StringSerializer(),
            wire.serializer(topic),
            "read");
  }
}
