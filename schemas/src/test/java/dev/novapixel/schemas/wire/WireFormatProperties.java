package dev.novapixel.schemas.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

final class WireFormatProperties {
  private static final WireFormat FORMAT = new WireFormat(new InMemorySchemaRegistry());
  private static final Map<Topic<?>, Serde<?>> SERDES =
      Topics.ALL.stream().collect(Collectors.toMap(Function.identity(), FORMAT::serde));

  /** A value and the serde of its topic. */
  record Written<V>(Topic<V> topic, Serde<V> serde, V value) {
    byte[] bytes() {
      return serde.serializer().serialize(topic.name(), value);
    }

    V read(byte[] bytes) {
      return serde.deserializer().deserialize(topic.name(), bytes);
    }
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void everyValueComesBackAsItWas(@ForAll("written") Written<Object> written) {
    assertThat(written.read(written.bytes())).isEqualTo(written.value());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void equalValuesAreEqualBytes(@ForAll("written") Written<Object> written) {
    Object twin = written.read(written.bytes());

    assertThat(new Written<>(written.topic(), written.serde(), twin).bytes())
        .isEqualTo(written.bytes());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aRecordCutAnywhereIsRefused(
      @ForAll("written") Written<Object> written,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double share) {
    byte[] bytes = written.bytes();
    int kept = (int) (share * bytes.length);

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> written.read(Arrays.copyOf(bytes, kept)));
  }

  @Provide
  Arbitrary<Written<?>> written() {
    return Arbitraries.oneOf(Topics.ALL.stream().map(WireFormatProperties::of).toList());
  }

  @SuppressWarnings("unchecked") // SERDES pairs each topic with its own serde
  private static <V> Arbitrary<Written<?>> of(Topic<V> topic) {
    Serde<V> serde = (Serde<V>) requireNonNull(SERDES.get(topic));
    return RecordArbitraries.any(topic.value()).map(value -> new Written<>(topic, serde, value));
  }
}
