package dev.novapixel.schemas.wire;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The head of a value as {@link WireFormat} writes it, for those who keep values as they are and
 * take them to another registry, where schemas have other numbers.
 */
public final class WireHeader {
  private WireHeader() {}

  /** The number of the schema that {@code value} was written with; empty if it is not ours. */
  public static OptionalInt schemaOf(byte[] value) {
    return value.length < WireSerializer.HEADER || value[0] != WireSerializer.MAGIC
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
  }

  /** The same value under another number; only for one that has a number. */
  public static byte[] withSchema(byte[] value, int number) {
    if (schemaOf(value).isEmpty()) {
      throw new IllegalArgumentException("not in the schema registry's format");
    }
    byte[] renumbered = value.clone();
    ByteBuffer.wrap(renumbered, 1, Integer.BYTES).putInt(number);
    return renumbered;
  }
}
