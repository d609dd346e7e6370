package dev.novapixel.gateway.json;

import java.nio.charset.StandardCharsets;

/** Strings among the bytes of a document: where they end, and what they say. */
final class Strings {
  /** Bytes of an escape by code unit; of every other there are two. */
  private static final int UNIT_ESCAPE = 6;

  private Strings() {}

  /**
   * The index behind the escape at {@code at}.
   *
   * @throws UnreadableJson if it is none
   */
  static int behindEscape(byte[] bytes, int at, int end) {
    if (at + 1 >= end) {
      throw UnreadableJson.malformed();
    }
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> {
        if (at + UNIT_ESCAPE > end || codeUnit(bytes, at) < 0) {
          throw UnreadableJson.malformed();
        }
        yield at + UNIT_ESCAPE;
      }
      default -> throw UnreadableJson.malformed();
    };
  }

  /** The code unit that the escape at {@code at} stands for; negative if it is none. */
  private static int codeUnit(byte[] bytes, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + UNIT_ESCAPE; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** What stands between the marks, without escapes. */
  static String plain(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** What stands between the marks; every escape in it is one. */
  static String unescaped(byte[] bytes, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int plain = start;
    for (int i = start; i < end; ) {
      if (bytes[i] == '\\') {
        text.append(plain(bytes, plain, i)).append(escaped(bytes, i));
        i += bytes[i + 1] == 'u' ? UNIT_ESCAPE : 2;
        plain = i;
      } else {
        i++;
      }
    }
    return text.append(plain(bytes, plain, end)).toString();
  }

  private static char escaped(byte[] bytes, int at) {
    return switch (bytes[at + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) codeUnit(bytes, at);
      default -> (char) bytes[at + 1];
    };
  }
}
