package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/**
 * A shop's settings as a release might have written them that knew fewer of them, in another order.
 */
final class SchemaEvolutionTest {
  private static final Schema EARLIER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "ShopSettings", "namespace": "dev.novapixel.schemas.avro", "fields": [
                {"name": "version", "type": "int"},
                {"name": "shop", "type": "string"},
                {"name": "colour", "type": ["null", "string"], "default": null},
                {"name": "whenAbsent", "type": {"type": "enum", "name": "WhenAbsent", "symbols": ["DENIED", "GRANTED"]}},
                {"name": "currency", "type": "string"},
                {"name": "changedAt", "type": "long"}
              ]}
              """);

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

  @Test
  void whatAnEarlierWriterDidNotKnowTakesItsDefault() throws IOException {
    int id = registry.publish(Topics.SHOP_SETTINGS.subject(), EARLIER);
    GenericRecord earlier = new GenericData.Record(EARLIER);
    earlier.put("version", 7);
    earlier.put("shop", "demo.nova.test");
    earlier.put("colour", "blue");
    earlier.put(
        "whenAbsent",
        new GenericData.EnumSymbol(EARLIER.getField("whenAbsent").schema(), "GRANTED"));
    earlier.put("currency", "EUR");
    earlier.put("changedAt", 1_700_000_000_000L);

    ShopSettings today =
        new WireFormat(registry)
            .serde(Topics.SHOP_SETTINGS)
            .deserializer()
            .deserialize("any", bytes(id, earlier));

    assertThat(today)
        .isEqualTo(
            new ShopSettings(
                "demo.nova.test",
                7,
                true,
                List.of(),
                List.of(),
                Consent.WhenAbsent.GRANTED,
                ShopSettings.DEFAULT_SESSION_GAP,
                "EUR",
                ShopSettings.CatalogMode.FROM_EVENTS,
                Instant.ofEpochMilli(1_700_000_000_000L)));
  }

  private static byte[] bytes(int id, GenericRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeByte(0);
    header.writeInt(id);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(EARLIER).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
