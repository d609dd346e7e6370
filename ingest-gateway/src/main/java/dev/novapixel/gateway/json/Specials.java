package dev.novapixel.gateway.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the bytes that end what is plain in a string: quotation marks, backslashes and control
 * characters. 64 bytes are looked at together and become a bit each, so that strings of every
 * length cost alike: where a loop over each string would end, a processor can't foresee. Goes
 * forward only; not thread-safe.
 */
final class Specials {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long QUOTES = '"' * LOW_BITS;
  private static final long BACKSLASHES = '\\' * LOW_BITS;

  /** What a byte lacks to 128 if it is a blank. */
  private static final long BEHIND_CONTROLS = (0x80 - ' ') * LOW_BITS;

  /** Moves the high bits of eight bytes, shifted down by seven, into the highest byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private final byte[] bytes;
  private final int end;

  /** Where the block of 64 bytes begins whose special bytes {@link #block} has as ones. */
  private int base;

  private long block;

  Specials(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    enter(start);
  }

  /**
   * The first special byte from {@code from} on, which never goes back; the end if none is left.
   */
  int next(int from) {
    // Small, so that it becomes a part of who asks; six times in seven it is all.
    int offset = from - base;
    long left = offset < Long.SIZE ? block & (-1L << offset) : 0;
    return left == 0 ? beyond(from) : base + Long.numberOfTrailingZeros(left);
  }

  /** As {@link #next}, where nothing is left in the block. */
  private int beyond(int from) {
    int start = Math.max(from, base + Long.SIZE);
    while (start < end) {
      enter(start);
      if (block != 0) {
        return start + Long.numberOfTrailingZeros(block);
      }
      start += Long.SIZE;
    }
    return end;
  }

  private void enter(int start) {
    base = start;
    block = start + Long.SIZE <= end ? whole(start) : rest(start);
  }

  private long whole(int start) {
    long ones = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      ones |= gathered(specials((long) EIGHT_BYTES.get(bytes, start + i))) << i;
    }
    return ones;
  }

  private long rest(int start) {
    long ones = 0;
    for (int i = start; i < end; i++) {
      ones |= isSpecial(bytes[i]) ? 1L << (i - start) : 0;
    }
    return ones;
  }

  private static boolean isSpecial(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ');
  }

  /** The high bits of the special ones of eight bytes. */
  private static long specials(long eight) {
    long neitherMark = nonZeros(eight ^ QUOTES) & nonZeros(eight ^ BACKSLASHES);
    long noControl = ((eight & ~HIGH_BITS) + BEHIND_CONTROLS) | eight;
    return ~(neitherMark & noControl) & HIGH_BITS;
  }

  /** With the high bits of bytes that are not zero, and other bits. */
  private static long nonZeros(long eight) {
    return ((eight & ~HIGH_BITS) + ~HIGH_BITS) | eight;
  }

  private static long gathered(long highBits) {
    return ((highBits >>> (Byte.SIZE - 1)) * GATHER) >>> (Long.SIZE - Byte.SIZE);
  }
}
