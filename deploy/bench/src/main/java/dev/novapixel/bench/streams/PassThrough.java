package dev.novapixel.bench.streams;

import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
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
    Topic<?> topic = Lane.named(arguments[0]);
    OwnStreams.run(APPLICATION, (epoch, wire) -> topology(topic, epoch, wire));
  }

  /** One of its own for records of {@code topic}, which {@code input} writes into its lane. */
  static Measured measured(
      Laboratory lab, Topic<?> topic, Epoch epoch, int threads, Measured.Input input)
      throws IOException, InterruptedException {
    lab.makeTopics(epoch, List.of(Lane.in(topic), Lane.out(topic)));
    var program = Program.ownStream(APPLICATION, PassThrough.class, topic.name());
    return Measured.start(lab, program, epoch, threads, Lane.in(topic).in(epoch), List.of(), input);
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
