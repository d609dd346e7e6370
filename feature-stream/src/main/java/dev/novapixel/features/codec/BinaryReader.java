package dev.novapixel.features.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryWriter} wrote, in the same order. */
public final class BinaryReader {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final int version;
  private int position;
  private long lastTime;

  public BinaryReader(byte[] bytes) {
    this.bytes = bytes;
    this.version = bytes[position++];
  }

  /**
   * Refuses a row of another format. It is not converted but computed anew, in the next epoch.
   *
   * @throws IllegalStateException naming both versions
   */
  public BinaryReader expect(int known) {
    if (version != known) {
      throw new IllegalStateException(
          "state has format %d, this build reads %d: set NOVA_EPOCH to the next epoch, which is computed anew from the log"
              .formatted(version, known));
    }
    return this;
  }

  public long number() {
    long zigzag = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      zigzag |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  public int integer() {
    return Math.toIntExact(number());
  }

  public long time() {
    lastTime += number();
    return lastTime;
  }

  public boolean flag() {
    return bytes[position++] != 0;
  }

  public @Nullable String optionalText() {
    int code = integer();
    if (code == 0) {
      return null;
    }
    if (code > 1) {
      return texts.get(code - 2);
    }
    int length = integer();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    texts.add(text);
    return text;
  }

  public String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalStateException("state lacks a text");
    }
    return text;
  }

  /** What {@link BinaryWriter#name} wrote. */
  public String name() {
    int length = integer();
    String name = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return name;
  }

  public byte[] bytes() {
    int length = integer();
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  public <T> List<T> all(Supplier<T> each) {
    int count = integer();
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(each.get());
    }
    return values;
  }

  public Map<String, Long> amounts() {
    int count = integer();
    var amounts = HashMap.<String, Long>newHashMap(count);
    for (int i = 0; i < count; i++) {
      String currency = text();
      amounts.put(currency, number());
    }
    return amounts;
  }
}
