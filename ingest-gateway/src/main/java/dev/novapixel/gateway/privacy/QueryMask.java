package dev.novapixel.gateway.privacy;

import org.jspecify.annotations.Nullable;

/**
 * Takes the values of personal parameters out of addresses in JSON text: {@code
 * ?checkout[email]=ann&step=2} becomes {@code ?checkout[email]=&step=2}. Which parameters those
 * are, the list of personal fields says: what it names anywhere, {@code $..phone}, is personal in
 * an address too. Nothing is written in its place: JSON stays JSON, and no text grows.
 *
 * <p>Used once for one text; not thread-safe.
 */
public final class QueryMask {
  /** Longer names are nobody's. */
  private static final int NAME_LENGTH = 100;

  private static final int ESCAPE_LENGTH = 6;

  private final String text;
  private final PersonalFields personal;
  private int kept;

  /** Made for the first value: most texts hold none. */
  private @Nullable StringBuilder masked;

  private QueryMask(String text, PersonalFields personal) {
    this.text = text;
    this.personal = personal;
  }

  /** {@code text} without the values of parameters that {@code personal} names. */
  public static String apply(String text, PersonalFields personal) {
    int first = text.indexOf('=');
    return first < 0 ? text : new QueryMask(text, personal).run(first);
  }

  private String run(int first) {
    int at = first;
    while (at >= 0) {
      int end = isPersonal(at) ? endOfValue(at + 1) : at + 1;
      if (end > at + 1) {
        StringBuilder out = masked == null ? new StringBuilder(text.length()) : masked;
        out.append(text, kept, at + 1);
        masked = out;
        kept = end;
      }
      at = text.indexOf('=', end);
    }
    return masked == null ? text : masked.append(text, kept, text.length()).toString();
  }

  /** Whether the sign at {@code at} follows the name of a personal parameter. */
  private boolean isPersonal(int at) {
    int start = at;
    int least = Math.max(kept, at - NAME_LENGTH);
    while (start > least && isOfName(text.charAt(start - 1))) {
      start--;
    }
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    if (before == '\\' && isEscape(start)) {
      start += ESCAPE_LENGTH - 1;
    } else if (before != '?' && before != '&' && before != '#' && before != '"') {
      return false;
    }
    return start < at && personal.containsAnywhere(lastPart(start, at));
  }

  /** Of {@code checkout[shipping_address][zip]} the last part counts. */
  private String lastPart(int start, int end) {
    char last = text.charAt(end - 1);
    if (last != ']' && last != 'D' && last != 'd') {
      return text.substring(start, end);
    }
    String name = text.substring(start, end).replace("%5B", "[").replace("%5D", "]");
    name = name.replace("%5b", "[").replace("%5d", "]");
    int open = name.lastIndexOf('[');
    return name.endsWith("]") && open >= 0 ? name.substring(open + 1, name.length() - 1) : name;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '%'
        || c == '['
        || c == ']';
  }

  /** Whether a sign that divides parameters is written as an escape, whose {@code u} is here. */
  private boolean isEscape(int at) {
    return text.startsWith("u0026", at)
        || text.startsWith("u003f", at)
        || text.startsWith("u003F", at)
        || text.startsWith("u0023", at);
  }

  private int endOfValue(int start) {
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '&' || c == '#' || c == '"' || c == ' ') {
        break;
      }
      if (c != '\\') {
        end++;
      } else if (end + 1 == text.length() || text.charAt(end + 1) == '"' || isEscape(end + 1)) {
        break;
      } else {
        end += text.charAt(end + 1) == 'u' ? ESCAPE_LENGTH : 2;
      }
    }
    return Math.min(end, text.length());
  }
}
