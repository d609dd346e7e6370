package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.registry.SchemaRegistry;
import dev.novapixel.schemas.topic.Topic;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How the values of topics are written: the byte 0, the writer's schema as a four-byte big-endian
 * number of the {@link SchemaRegistry}, then Avro's binary encoding. {@code null} is a tombstone
 * and stays {@code null}.
 *
 * <p>Subjects follow the topic ({@code nova.pixel-events-value}) but leave out the epoch, so that
 * all epochs of a derived topic share one line of schemas. Old records are read with their writer's
 * schema, resolved to today's.
 *
 * <p>The registry is asked once when a serializer is made, and once for each schema number met
 * while reading; what is known works on while it is away. Everything given out is thread-safe and
 * may be shared.
 */
public final class WireFormat {
  private final SchemaRegistry registry;

  /** Does not close {@code registry}. */
  public WireFormat(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Both directions for a topic; registers today's schema at once. */
  public <V> Serde<V> serde(Topic<V> topic) {
    return Serdes.serdeFrom(serializer(topic), deserializer(topic));
  }

  /**
   * The writing direction; registers today's schema at once, under the rule that every earlier
   * record stays readable.
   *
   * @throws dev.novapixel.schemas.registry.SchemaRegistryException when the registry refuses the
   *     schema or stays away
   */
  public <V> Serializer<V> serializer(Topic<V> topic) {
    return serializer(topic.subject(), Wires.of(topic.value()));
  }

  /**
   * The reading direction, for services that do not write the topic; asks the registry for nothing
   * yet.
   */
  public <V> Deserializer<V> deserializer(Topic<V> topic) {
    return new WireDeserializer<>(registry, Wires.of(topic.value()));
  }

  /** Whether today's code can read what was written to a topic with {@code writers}. */
  public static boolean reads(Topic<?> topic, Schema writers) {
    Schema readers = Wires.of(topic.value()).schema();
    return SchemaCompatibility.checkReaderWriterCompatibility(readers, writers).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private <V, G extends SpecificRecordBase> Serializer<V> serializer(
      String subject, Wire<V, G> wire) {
    Schema published = PlainSchema.of(wire.schema());
    return new WireSerializer<>(registry.publish(subject, published), wire);
  }
}
