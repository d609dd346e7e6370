package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records written with earlier schemas stay readable. Each folder under {@code frozen} holds the
 * schemas of one release and a few records of each, without header, in hex; none is ever changed.
 * {@code -Dnova.frozen.write=NAME} freezes today's.
 */
final class FrozenRecordsTest {
  private static final Path FROZEN = Path.of("src/test/resources/frozen");
  private static final int RECORDS = 5;
  private static final int HEADER = 5;

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

  @ParameterizedTest
  @MethodSource("schemas")
  void whatAnEarlierReleaseWroteIsReadWholeToday(Path frozen) throws IOException {
    Topic<?> topic = topic(frozen);
    Schema schema = new Schema.Parser().parse(Files.readString(frozen));
    int id = registry.publish(topic.subject(), schema);
    Serde<?> serde = new WireFormat(registry).serde(topic);

    for (String line : Files.readAllLines(records(frozen))) {
      byte[] body = HexFormat.of().parseHex(line);
      byte[] today = rewritten(serde, topic, framed(id, body));

      assertThat(generic(today, HEADER, registry.schemaById(idOf(today)), schema))
          .isEqualTo(generic(body, 0, schema, schema));
    }
  }

  @Test
  void everyTopicIsFrozen() throws IOException {
    String name = System.getProperty("nova.frozen.write");
    if (name != null) {
      freeze(FROZEN.resolve(name));
    }
    assertThat(schemas().map(FrozenRecordsTest::topic).distinct().toList())
        .hasSameSizeAs(Topics.ALL);
  }

  static Stream<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.walk(FROZEN)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
    }
  }

  private static <V> byte[] rewritten(Serde<V> serde, Topic<?> topic, byte[] bytes) {
    V value = serde.deserializer().deserialize(topic.name(), bytes);
    return serde.serializer().serialize(topic.name(), value);
  }

  private static GenericRecord generic(byte[] bytes, int offset, Schema writers, Schema readers)
      throws IOException {
    return new GenericDatumReader<GenericRecord>(writers, readers)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null));
  }

  private static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static int idOf(byte[] bytes) {
    return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
  }

  private static Topic<?> topic(Path frozen) {
    String name = frozen.getFileName().toString().replace(".avsc", "");
    return Topics.ALL.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  private static Path records(Path schema) {
    return schema.resolveSibling(schema.getFileName().toString().replace(".avsc", ".hex"));
  }

  private void freeze(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Topic<?> topic : Topics.ALL) {
      Schema schema = PlainSchema.of(Wires.of(topic.value()).schema());
      Files.writeString(
          folder.resolve(topic.name() + ".avsc"),
          SchemaFormatter.getInstance("json/pretty").format(schema) + "\n");
      Files.write(folder.resolve(topic.name() + ".hex"), samples(topic));
    }
  }

  private <V> List<String> samples(Topic<V> topic) {
    Serde<V> serde = new WireFormat(registry).serde(topic);
    return RecordArbitraries.any(topic.value())
        .sampleStream()
        .limit(RECORDS)
        .map(value -> serde.serializer().serialize(topic.name(), value))
        .map(bytes -> HexFormat.of().formatHex(Arrays.copyOfRange(bytes, HEADER, bytes.length)))
        .toList();
  }
}
