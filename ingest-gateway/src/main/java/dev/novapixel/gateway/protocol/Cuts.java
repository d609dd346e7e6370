package dev.novapixel.gateway.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ranges of a text that are replaced by {@code null}, in rising order. Not thread-safe. */
final class Cuts {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** Pairs of first and behind-last offsets. */
  private int[] bounds = new int[16];

  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int from, int to) {
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    bounds[size++] = from;
    bounds[size++] = to;
  }

  /**
   * The text from {@code start} to {@code end} with the replacements.
   *
   * @param origin the index in {@code bytes} that offsets count from
   */
  byte[] apply(byte[] bytes, int origin, int start, int end) {
    byte[] result = new byte[lengthOf(start, end)];
    int written = 0;
    int copied = start;
    for (int i = 0; i < size; i += 2) {
      int length = bounds[i] - copied;
      System.arraycopy(bytes, origin + copied, result, written, length);
      System.arraycopy(NULL, 0, result, written + length, NULL.length);
      written += length + NULL.length;
      copied = bounds[i + 1];
    }
    System.arraycopy(bytes, origin + copied, result, written, end - copied);
    return result;
  }

  private int lengthOf(int start, int end) {
    int length = end - start;
    for (int i = 0; i < size; i += 2) {
      length += NULL.length - (bounds[i + 1] - bounds[i]);
    }
    return length;
  }
}
