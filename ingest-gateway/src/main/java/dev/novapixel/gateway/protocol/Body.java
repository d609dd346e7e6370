package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body: ready to be parsed, or refused. */
public sealed interface Body {

  /** Bytes that are no longer packed, made ready; takes ownership of them and may change them. */
  static Body of(byte[] bytes) {
    return new TextCleaner(bytes).clean();
  }

  /** Well-formed UTF-8 without byte order mark, NUL and halves of surrogate pairs. */
  final class Text implements Body {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean mayHoldAddress;

    /** The text from {@code start} to {@code end} in {@code bytes}, which is not copied. */
    Text(byte[] bytes, int start, int end, boolean mayHoldAddress) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      this.mayHoldAddress = mayHoldAddress;
    }

    byte[] bytes() {
      return bytes;
    }

    /** What reads it as JSON; offsets count from the text's start. */
    public JsonReader reader() {
      return new JsonReader(bytes, start, end, Limits.OF_JSON);
    }

    int start() {
      return start;
    }

    /** Whether it is a part of {@code array}, and no memory of its own. */
    @SuppressWarnings("ReferenceEquality") // the very same array is meant
    public boolean isIn(byte[] array) {
      return bytes == array;
    }

    /** Writes a part of it; offsets count from its start. */
    public void copy(int from, int to, ByteArrayOutputStream out) {
      out.write(bytes, start + from, to - from);
    }

    /** The whole text. */
    public String text() {
      return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }

    /** How many bytes it has. */
    public int length() {
      return end - start;
    }

    /** Whether an at sign stands anywhere, in whatever spelling. */
    boolean mayHoldAddress() {
      return mayHoldAddress;
    }
  }

  /**
   * A body that can't be read.
   *
   * @param fault what is wrong with it
   */
  record Refused(RequestFault fault) implements Body {}
}
