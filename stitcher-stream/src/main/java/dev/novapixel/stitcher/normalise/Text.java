package dev.novapixel.stitcher.normalise;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Text as clients send it, made safe to keep: no control characters, no lone surrogates, cut. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  /** Longest text read as a number; amounts are far shorter. */
  private static final int NUMBER_LIMIT = 40;

  private Text() {}

  static String clean(String raw, int limit) {
    String cut = raw.length() > limit ? cut(raw, limit) : raw;
    return firstUnsafe(cut) < 0 ? cut : replaceUnsafe(cut);
  }

  /** The number that {@code raw} spells; null if it spells none. */
  static @Nullable BigDecimal decimal(String raw) {
    String text = raw.strip();
    if (text.isEmpty() || text.length() > NUMBER_LIMIT) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static String cut(String raw, int limit) {
    return raw.substring(0, Character.isHighSurrogate(raw.charAt(limit - 1)) ? limit - 1 : limit);
  }

  private static int firstUnsafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 127 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  private static String replaceUnsafe(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> safe.appendCodePoint(safe(point)));
    return safe.toString();
  }

  private static int safe(int point) {
    if (point < ' ' || point == 127) {
      return ' ';
    }
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : point;
  }
}
