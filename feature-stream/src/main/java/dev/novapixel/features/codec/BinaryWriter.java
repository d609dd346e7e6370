package dev.novapixel.features.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row of state. Numbers are zigzag varints; a text is written once a row and then by
 * number, since a shopper's products and categories come back in every family of features; a time
 * is the difference to the time written before it. {@link BinaryReader} reads in the same order.
 */
public final class BinaryWriter {
  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] bytes = new byte[512];
  private int size;
  private long lastTime;

  /** A row that begins with the version of its format. */
  public BinaryWriter(int version) {
    put(version);
  }

  public BinaryWriter number(long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    while ((zigzag & ~0x7FL) != 0) {
      put((int) (zigzag & 0x7F) | 0x80);
      zigzag >>>= 7;
    }
    put((int) zigzag);
    return this;
  }

  /** Milliseconds since 1970. */
  public BinaryWriter time(long millis) {
    number(millis - lastTime);
    lastTime = millis;
    return this;
  }

  public BinaryWriter flag(boolean value) {
    put(value ? 1 : 0);
    return this;
  }

  /** 0 is absent, 1 a new text, n + 2 the n-th text of this row. */
  public BinaryWriter text(@Nullable String value) {
    if (value == null) {
      return number(0);
    }
    Integer known = texts.putIfAbsent(value, texts.size());
    if (known != null) {
      return number(known + 2L);
    }
    number(1);
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that comes but once in a row: it is not looked up among those before. */
  public BinaryWriter name(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public BinaryWriter bytes(byte[] value) {
    number(value.length);
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** How many, then each. */
  public <T> BinaryWriter all(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
    return this;
  }

  /** Amounts by currency. */
  public BinaryWriter amounts(Map<String, Long> amounts) {
    return all(amounts.entrySet(), entry -> text(entry.getKey()).number(entry.getValue()));
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
