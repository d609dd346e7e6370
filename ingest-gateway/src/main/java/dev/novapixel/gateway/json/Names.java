package dev.novapixel.gateway.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Members' names as strings, most of which were met before: clients say the same few hundred again
 * and again. A name has one place, and the last one that came stays there, so that nothing grows
 * whatever comes, and names that collide cost a string each and no more. Thread-safe: what a place
 * holds never changes, and a thread that sees an old one makes its own.
 */
final class Names {
  /** Bytes of a name that is kept; longer ones are rare, and 1,024 of them would be many bytes. */
  private static final int LONGEST = 64;

  private static final int PLACES = 1024;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Odd, and its bits are well mixed: the golden ratio's. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final @Nullable Name[] places = new @Nullable Name[PLACES];

  /**
   * A name and what it is told by.
   *
   * @param first its first eight bytes, or all of them
   * @param last its last eight bytes, or all of them
   * @param bytes all of them
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed, and never compared as a whole
  private record Name(long first, long last, byte[] bytes, String text) {
    boolean is(long first, long last, byte[] document, int start, int end) {
      return this.first == first
          && this.last == last
          && bytes.length == end - start
          && (bytes.length <= 2 * Long.BYTES
              || Arrays.equals(bytes, 0, bytes.length, document, start, end));
    }
  }

  /** The name without escapes from {@code start} to {@code end}. */
  String of(byte[] document, int start, int end) {
    int length = end - start;
    if (length > LONGEST) {
      return Strings.plain(document, start, end);
    }
    boolean isShort = length <= Long.BYTES;
    long first = isShort ? upToEight(document, start, length) : eight(document, start);
    long last = isShort ? first : eight(document, end - Long.BYTES);
    int place = (int) ((((first * MIX) ^ last ^ length) * MIX) >>> SHIFT);
    Name known = places[place];
    if (known == null || !known.is(first, last, document, start, end)) {
      byte[] own = Arrays.copyOfRange(document, start, end);
      known = new Name(first, last, own, Strings.plain(own, 0, length));
      places[place] = known;
    }
    return known.text();
  }

  private static long eight(byte[] document, int start) {
    return (long) EIGHT_BYTES.get(document, start);
  }

  /** Behind a name there is more of the document as a rule, which is read and left out again. */
  private static long upToEight(byte[] document, int start, int length) {
    if (start + Long.BYTES > document.length || length == 0) {
      long bytes = 0;
      for (int i = length - 1; i >= 0; i--) {
        bytes = bytes << Byte.SIZE | (document[start + i] & 0xFF);
      }
      return bytes;
    }
    return eight(document, start) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
  }
}
