package dev.novapixel.gateway.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are UTF-8 and takes out what no later reader can bear, in one pass and in
 * place: the byte order mark, NUL (bare or as an escape), and halves of surrogate pairs written as
 * escapes, which become U+FFFD. Escapes stand in strings only, so what was JSON stays JSON.
 *
 * <p>Used once for one body; not thread-safe.
 */
final class TextCleaner {
  private static final int ESCAPE_LENGTH = 6;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long BACKSLASHES = '\\' * LOW_BITS;
  private static final long AT_SIGNS = '@' * LOW_BITS;
  private static final long PERCENTS = '%' * LOW_BITS;
  private static final long BLANKS = ' ' * LOW_BITS;

  private final byte[] bytes;
  private int read;
  private int written;
  private boolean address;

  TextCleaner(byte[] bytes) {
    this.bytes = bytes;
  }

  Body clean() {
    int start = hasByteOrderMark() ? 3 : 0;
    read = start;
    written = start;
    while (read < bytes.length) {
      keep(plain());
      if (read == bytes.length) {
        break;
      }
      byte b = bytes[read];
      if (b == '\\') {
        escape();
      } else if (b > 0) {
        address |= b == '@' || (isAt(read + 1, '4') && isAt(read + 2, '0'));
        keep(1);
      } else if (b == 0) {
        read++;
      } else {
        int length = sequence();
        if (length == 0) {
          return new Body.Refused(RequestFault.BAD_UTF8);
        }
        keep(length);
      }
    }
    return written == start
        ? new Body.Refused(RequestFault.EMPTY_BODY)
        : new Body.Text(bytes, start, written, address);
  }

  /** How many bytes from here on need no look: nearly all of them, so this loop is the cost. */
  private int plain() {
    int i = read;
    for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
      long stops = stops((long) EIGHT_BYTES.get(bytes, i));
      if (stops != 0) {
        return i + Long.numberOfTrailingZeros(stops) / Byte.SIZE - read;
      }
    }
    while (i < bytes.length && stops((bytes[i] & 0xFFL) | (BLANKS << Byte.SIZE)) == 0) {
      i++;
    }
    return i - read;
  }

  /**
   * Eight bytes at once; the lowest bit that is set belongs to the first byte that needs a look.
   */
  private static long stops(long eight) {
    return (eight & HIGH_BITS)
        | zeros(eight)
        | zeros(eight ^ BACKSLASHES)
        | zeros(eight ^ AT_SIGNS)
        | zeros(eight ^ PERCENTS);
  }

  /**
   * The high bits of bytes that are zero, and perhaps of some behind the first of those. Source:
   * Henry S. Warren, Hacker's Delight, section 6-1.
   */
  private static long zeros(long eight) {
    return (eight - LOW_BITS) & ~eight & HIGH_BITS;
  }

  private boolean hasByteOrderMark() {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private boolean isAt(int index, char c) {
    return index < bytes.length && bytes[index] == c;
  }

  private void keep(int length) {
    if (read != written) {
      System.arraycopy(bytes, read, bytes, written, length);
    }
    read += length;
    written += length;
  }

  private void escape() {
    int unit = codeUnit(read);
    if (unit < 0) {
      keep(Math.min(2, bytes.length - read));
    } else if (unit == 0) {
      read += ESCAPE_LENGTH;
    } else if (!Character.isSurrogate((char) unit)) {
      address |= unit == '@';
      keep(ESCAPE_LENGTH);
    } else if (Character.isHighSurrogate((char) unit) && lowSurrogateAt(read + ESCAPE_LENGTH)) {
      keep(2 * ESCAPE_LENGTH);
    } else {
      replace();
    }
  }

  private boolean lowSurrogateAt(int index) {
    int unit = codeUnit(index);
    return unit >= 0 && Character.isLowSurrogate((char) unit);
  }

  private void replace() {
    bytes[read + 2] = 'F';
    bytes[read + 3] = 'F';
    bytes[read + 4] = 'F';
    bytes[read + 5] = 'D';
    keep(ESCAPE_LENGTH);
  }

  /** The code unit that the escape at {@code index} stands for; -1 if it is another escape. */
  private int codeUnit(int index) {
    if (!isAt(index, '\\') || !isAt(index + 1, 'u') || index + ESCAPE_LENGTH > bytes.length) {
      return -1;
    }
    int unit = 0;
    for (int i = index + 2; i < index + ESCAPE_LENGTH; i++) {
      int digit = bytes[i] > 0 ? Character.digit(bytes[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** The length of the well-formed sequence at {@code read}; 0 if it is none. */
  private int sequence() {
    int lead = bytes[read] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return continuation(1, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int from = lead == 0xE0 ? 0xA0 : 0x80;
      int to = lead == 0xED ? 0x9F : 0xBF;
      return continuation(1, from, to) && continuation(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int from = lead == 0xF0 ? 0x90 : 0x80;
      int to = lead == 0xF4 ? 0x8F : 0xBF;
      return continuation(1, from, to) && continuation(2, 0x80, 0xBF) && continuation(3, 0x80, 0xBF)
          ? 4
          : 0;
    }
    return 0;
  }

  private boolean continuation(int offset, int from, int to) {
    int index = read + offset;
    if (index >= bytes.length) {
      return false;
    }
    int value = bytes[index] & 0xFF;
    return value >= from && value <= to;
  }
}
