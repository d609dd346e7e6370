package dev.novapixel.stitcher.state;

import dev.novapixel.schemas.event.Identifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote, in the same order. Not thread-safe. */
public final class StateReader {
  private final byte[] bytes;
  private int position;

  /**
   * Begins to read.
   *
   * @throws IllegalStateException for state of another format: it is not converted but computed
   *     anew, in the next epoch
   */
  public StateReader(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != StateWriter.FORMAT) {
      throw new IllegalStateException(
          "state of another format: set NOVA_EPOCH to the next epoch, which is computed anew from the log");
    }
    this.bytes = bytes;
    this.position = 1;
  }

  public long number() {
    long raw = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[position++];
      raw |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (raw >>> 1) ^ -(raw & 1);
      }
    }
  }

  public int count() {
    return Math.toIntExact(number());
  }

  public boolean flag() {
    return number() != 0;
  }

  public @Nullable String optionalText() {
    int length = count();
    if (length < 0) {
      return null;
    }
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  public String text() {
    String text = optionalText();
    if (text == null) {
      throw new IllegalStateException("text is missing in state");
    }
    return text;
  }

  public Instant time() {
    return Instant.ofEpochMilli(number());
  }

  public Identifier identifier() {
    return Identifier.parse(text())
        .orElseThrow(() -> new IllegalStateException("an identifier in state is none"));
  }

  public <T> List<T> list(Function<StateReader, T> element) {
    int size = count();
    var values = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      values.add(element.apply(this));
    }
    return values;
  }

  public <T> @Nullable T optional(Function<StateReader, T> form) {
    return flag() ? form.apply(this) : null;
  }
}
