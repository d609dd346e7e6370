package dev.novapixel.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

final class WireFormatTest {
  private static final Tally TALLY = new Tally("demo.nova.test", 3, 40, 2, 1, 7, 0);

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final Serde<Tally> tallies = new WireFormat(registry).serde(Topics.TALLIES);

  @Test
  void aRecordBeginsWithZeroAndTheNumberOfItsSchema() {
    ByteBuffer bytes = ByteBuffer.wrap(tallies.serializer().serialize("any", TALLY));

    assertThat(bytes.get()).isZero();
    assertThat(registry.schemaById(bytes.getInt()).getFullName())
        .isEqualTo("dev.novapixel.schemas.avro.Tally");
  }

  @Test
  void theRegisteredSchemaCarriesDocumentationAndNoJavaHints() {
    for (Topic<?> topic : Topics.ALL) {
      String schema = PlainSchema.of(Wires.of(topic.value()).schema()).toString();

      assertThat(schema).contains("\"doc\"").doesNotContain("avro.java");
    }
  }

  @Test
  void whatIsNotThereStaysATombstone() {
    assertThat(tallies.serializer().serialize("any", null)).isNull();
    assertThat(tallies.deserializer().deserialize("any", null)).isNull();
  }

  @Test
  void aRecordInsideALargerBufferIsReadInPlace() {
    byte[] bytes = tallies.serializer().serialize("any", TALLY);
    ByteBuffer larger = ByteBuffer.allocate(bytes.length + 9).position(4).put(bytes).flip();

    assertThat(tallies.deserializer().deserialize("any", new RecordHeaders(), larger.position(4)))
        .isEqualTo(TALLY);
  }

  @Test
  void bytesOfAnotherFormatAreRefusedWithTheTopicsName() {
    byte[] json = "{\"shop\":\"demo\"}".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> tallies.deserializer().deserialize("nova.e1.tallies", json))
        .withMessageContaining("nova.e1.tallies");
  }

  @Test
  void aRecordCutShortIsRefusedAndTheNextOneIsRead() {
    byte[] bytes = tallies.serializer().serialize("any", TALLY);
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 3);

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> tallies.deserializer().deserialize("any", cut));
    assertThat(tallies.deserializer().deserialize("any", bytes)).isEqualTo(TALLY);
  }

  @Test
  void anUnknownSchemaNumberIsRefused() {
    byte[] bytes = tallies.serializer().serialize("any", TALLY);
    bytes[1] = 0x7f;

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> tallies.deserializer().deserialize("any", bytes));
  }

  @Test
  void manyThreadsMayShareASerde() {
    List<Tally> tallied =
        IntStream.range(0, 20_000)
            .mapToObj(i -> new Tally("shop-" + i, i, i * 7L, i, 0, 3, 1))
            .toList();

    assertThat(
            tallied.parallelStream()
                .map(tally -> tallies.serializer().serialize("any", tally))
                .map(bytes -> tallies.deserializer().deserialize("any", bytes)))
        .isEqualTo(tallied);
  }

  @Test
  void everyTopicOfTheCatalogueHasAWireFormat() {
    WireFormat format = new WireFormat(registry);

    assertThat(Topics.ALL).allSatisfy(topic -> assertThat(format.serde(topic)).isNotNull());
  }
}
