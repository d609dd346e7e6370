package dev.novapixel.stitcher.state;

import dev.novapixel.schemas.event.Identifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes state field by field: whole numbers as zigzag varints, text as length and UTF-8, absence
 * as length −1, times as milliseconds. {@link StateReader} reads the same order back. Not
 * thread-safe.
 */
public final class StateWriter {
  /** Of all state and messages; another number means another epoch. */
  static final byte FORMAT = 8;

  private byte[] bytes = new byte[256];
  private int size = 1;

  public StateWriter() {
    bytes[0] = FORMAT;
  }

  public StateWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    ensure(10);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  public StateWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  public StateWriter text(@Nullable String value) {
    if (value == null) {
      return number(-1);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    ensure(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  public StateWriter time(Instant value) {
    return number(value.toEpochMilli());
  }

  public StateWriter identifier(@Nullable Identifier value) {
    return text(value == null ? null : value.text());
  }

  public <T> StateWriter list(Collection<T> values, BiConsumer<StateWriter, T> element) {
    number(values.size());
    values.forEach(value -> element.accept(this, value));
    return this;
  }

  /** A value that may be absent. */
  public <T> StateWriter optional(@Nullable T value, BiConsumer<StateWriter, T> form) {
    flag(value != null);
    if (value != null) {
      form.accept(this, value);
    }
    return this;
  }

  /** What was written, as an array of its own. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
