package dev.novapixel.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class DslFeaturesTest {
  @Test
  void theBaselineReallyCounts() throws IOException {
    var wire = new WireFormat(new InMemorySchemaRegistry());
    var events = new ArrayList<ShopperEvent>();
    new RealRows(Path.of("../local/data/rees46-2019-10-01.csv.gz")).replay(events::add);
    try (var driver =
        new TopologyTestDriver(DslFeatures.topology(Epoch.FIRST, wire), new Properties())) {
      var input =
          driver.createInputTopic(
              DslFeatures.input(Epoch.FIRST),
              new StringSerializer(),
              wire.serializer(Topics.SHOPPER_EVENTS));
      events.stream()
          .limit(500)
          .forEach(event ->
              input.pipeInput(
                  Keys.shopper(event.shop(), event.shopper()), event, event.occurredAt()));

      var counts =
          driver
              .createOutputTopic(
                  "nova.e1.bench-dsl-out", new StringDeserializer(), new LongDeserializer())
              .readValuesToList();

      assertThat(counts).hasSizeGreaterThan(500).anyMatch(count -> count != null && count > 1);
    }
  }
}
