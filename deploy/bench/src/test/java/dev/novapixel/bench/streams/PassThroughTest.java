package dev.novapixel.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class PassThroughTest {
  @Test
  void whatComesInGoesOut() {
    var wire = new WireFormat(new InMemorySchemaRegistry());
    var topic = Topics.PIXEL_EVENTS;
    try (var driver =
        new TopologyTestDriver(PassThrough.topology(topic, Epoch.FIRST, wire), new Properties())) {
      PixelEvent event = new Clicks().next(5);
      driver
          .createInputTopic(
              Lane.in(topic).in(Epoch.FIRST), new StringSerializer(), wire.serializer(topic))
          .pipeInput(Keys.pixelEvent(event), event, event.receivedAt());

      var out =
          driver
              .createOutputTopic(
                  Lane.out(topic).in(Epoch.FIRST),
                  new StringDeserializer(),
                  wire.deserializer(topic))
              .readRecord();

      assertThat(out.value().eventId()).isEqualTo(event.eventId());
      assertThat(out.key()).isEqualTo(Keys.pixelEvent(event));
      assertThat(Lane.named(topic.name())).isEqualTo(topic);
    }
  }
}
