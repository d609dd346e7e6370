package dev.novapixel.schemas.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes values behind one schema number. Each thread keeps its buffer and encoder. */
final class WireSerializer<V, G extends SpecificRecordBase> implements Serializer<V> {
  static final byte MAGIC = 0;

  /** Magic and number. */
  static final int HEADER = 1 + Integer.BYTES;

  private final int schemaId;
  private final Wire<V, G> wire;
  private final SpecificDatumWriter<G> writer;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  WireSerializer(int schemaId, Wire<V, G> wire) {
    this.schemaId = schemaId;
    this.wire = wire;
    this.writer = new SpecificDatumWriter<>(wire.schema(), AvroModel.INSTANCE);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable V value) {
    if (value == null) {
      return null;
    }
    Scratch mine = scratch.get();
    mine.begin(schemaId);
    try {
      writer.write(wire.toWire(value), mine.encoder);
      mine.encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return mine.end();
  }

  private static final class Scratch {
    private final GrowingBytes bytes = new GrowingBytes();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    void begin(int schemaId) {
      bytes.restart();
      bytes.write(MAGIC);
      bytes.write(schemaId >>> 24);
      bytes.write(schemaId >>> 16);
      bytes.write(schemaId >>> 8);
      bytes.write(schemaId);
    }

    byte[] end() {
      return bytes.copy();
    }
  }
}
