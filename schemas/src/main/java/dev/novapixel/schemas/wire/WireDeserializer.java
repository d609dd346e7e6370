package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.registry.SchemaRegistry;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import dev.novapixel.schemas.registry.SchemaRegistryException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads values written with any registered schema into today's. Each thread keeps its decoder, its
 * readers by schema number and one record that is filled anew each time. What is not ours is a
 * {@link SerializationException}, which names the topic and the trouble and no data.
 */
final class WireDeserializer<V, G extends SpecificRecordBase> implements Deserializer<V> {
  private final SchemaRegistry registry;
  private final Wire<V, G> wire;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  WireDeserializer(SchemaRegistry registry, Wire<V, G> wire) {
    this.registry = registry;
    this.wire = wire;
  }

  @Override
  public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
    return bytes == null ? null : read(topic, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable V deserialize(String topic, Headers headers, @Nullable ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.hasArray()) {
      return read(topic, bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return read(topic, copy, 0, copy.length);
  }

  private V read(String topic, byte[] bytes, int offset, int length) {
    if (length < WireSerializer.HEADER || bytes[offset] != WireSerializer.MAGIC) {
      throw new SerializationException(
          "A record of "
              + topic
              + " is not in the schema registry's format ("
              + length
              + " bytes).");
    }
    int schemaId = ByteBuffer.wrap(bytes, offset + 1, Integer.BYTES).getInt();
    int start = offset + WireSerializer.HEADER;
    Scratch mine = scratch.get();
    try {
      return mine.read(schemaId, bytes, start, length - WireSerializer.HEADER);
    } catch (SchemaRegistryException noSchema) {
      if (noSchema.reason() == Reason.UNREACHABLE) {
        throw noSchema;
      }
      throw unreadable(topic, schemaId, noSchema);
    } catch (IOException | RuntimeException malformed) {
      mine.forget();
      throw unreadable(topic, schemaId, malformed);
    }
  }

  private static SerializationException unreadable(String topic, int schemaId, Exception cause) {
    return new SerializationException(
        "A record of " + topic + " with schema " + schemaId + " cannot be read.", cause);
  }

  private SpecificDatumReader<G> reader(int schemaId) {
    Schema writers = registry.schemaById(schemaId);
    return new SpecificDatumReader<>(writers, wire.schema(), AvroModel.INSTANCE);
  }

  private final class Scratch {
    private final Map<Integer, SpecificDatumReader<G>> readers = new HashMap<>();
    private @Nullable SpecificDatumReader<G> lastReader;
    private int lastId;
    private @Nullable BinaryDecoder decoder;
    private @Nullable G record;

    V read(int schemaId, byte[] bytes, int offset, int length) throws IOException {
      SpecificDatumReader<G> reader = lastReader;
      if (reader == null || schemaId != lastId) {
        reader = readers.computeIfAbsent(schemaId, WireDeserializer.this::reader);
        lastReader = reader;
        lastId = schemaId;
      }
      decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoder);
      record = reader.read(record, decoder);
      return wire.fromWire(record);
    }

    /** After a failure the record and the decoder may be half-filled. */
    void forget() {
      decoder = null;
      record = null;
    }
  }
}
