package dev.novapixel.schemas.event;

/**
 * The one way in which ids are made safe for composite keys: {@code % { } | :} and control
 * characters are percent-encoded, so that a shop can never spell another shop's key.
 */
public final class KeyText {
  private static final String HEX = "0123456789ABCDEF";

  private KeyText() {}

  /** {@code text} with the reserved characters as {@code %XX}; the same object if it has none. */
  public static String encode(String text) {
    int first = firstReserved(text);
    if (first < 0) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isReserved(c)) {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /** The inverse of {@link #encode}. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        decoded.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  private static int firstReserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isReserved(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isReserved(char c) {
    return c == '|' || c == ':' || c == '{' || c == '}' || c == '%' || c < ' ' || c == 127;
  }
}
