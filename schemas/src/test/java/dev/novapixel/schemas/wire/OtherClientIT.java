package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Apicurio's own client, written by others against its own interface, understands our records, and
 * we its.
 */
final class OtherClientIT {
  private static final HttpSchemaRegistry REGISTRY =
      new HttpSchemaRegistry(URI.create(EmbeddedStack.registry().url()));
  private static final Identity IDENTITY =
      new Identity(
          "demo.nova.test",
          Identifier.client("4f0c"),
          Identifier.customer("7712"),
          Instant.ofEpochMilli(1_700_000_000_123L),
          "sh-1",
          Instant.ofEpochMilli(1_700_000_000_456L));

  private final Serde<Identity> ours = new WireFormat(REGISTRY).serde(Topics.IDENTITIES);

  @AfterAll
  static void disconnect() {
    REGISTRY.close();
  }

  @Test
  void anotherClientReadsOurRecords() {
    byte[] bytes = ours.serializer().serialize("identities", IDENTITY);

    GenericRecord read = theirs(bytes);

    assertThat(read.getSchema().getFullName()).isEqualTo("dev.novapixel.schemas.avro.Identity");
    assertThat(read.get("shop").toString()).isEqualTo("demo.nova.test");
    assertThat(((GenericRecord) read.get("shopper")).get("value").toString()).isEqualTo("7712");
    assertThat(read.get("tiedAt")).isEqualTo(1_700_000_000_123L);
  }

  @Test
  void weReadTheRecordsOfAnotherClient() {
    GenericRecord record = theirs(ours.serializer().serialize("identities", IDENTITY));

    try (AvroKafkaSerializer<GenericRecord> serializer = new AvroKafkaSerializer<>()) {
      serializer.configure(settings(), false);
      byte[] bytes = serializer.serialize("of-another-client", record);

      assertThat(ours.deserializer().deserialize("any", bytes)).isEqualTo(IDENTITY);
    }
  }

  private static GenericRecord theirs(byte[] bytes) {
    try (AvroKafkaDeserializer<GenericRecord> deserializer = new AvroKafkaDeserializer<>()) {
      deserializer.configure(settings(), false);
      return deserializer.deserialize("identities", bytes);
    }
  }

  private static Map<String, Object> settings() {
    String url = EmbeddedStack.registry().url().replace("/apis/ccompat/v7", "/apis/registry/v3");
    return Map.of(
        "apicurio.registry.url",
        url,
        "apicurio.registry.auto-register",
        true,
        // One schema, as we register it; their client would split it into one artifact a type.
        "apicurio.registry.dereference-schema",
        true);
  }
}
