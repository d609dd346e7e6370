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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The least that a stream process can do: it reads records and writes them, with the serdes, the
 * commit interval and the guarantees of the real ones.
 */
final class PassThrough {
  static final String APPLICATION = "bench-pass-through";

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
