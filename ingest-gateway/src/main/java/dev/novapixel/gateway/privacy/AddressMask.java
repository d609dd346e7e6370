package dev.novapixel.gateway.privacy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Masks e-mail addresses wherever they stand in JSON text: in a URL, a title, a member's name. The
 * {@code @} may be written as {@code %40} or as the escape of its code unit. Only characters that
 * need no quoting are replaced, so JSON stays JSON; no text grows, so what was within a limit stays
 * there.
 *
 * <p>An address is a run of letters, digits and {@code . _ % + -} before the sign and a domain with
 * a dot behind it. Quoted local parts are not found. Used once for one text; not thread-safe.
 */
public final class AddressMask {
  private static final byte[] MASK = "removed".getBytes(StandardCharsets.US_ASCII);
  private static final int ESCAPED_CHARS_AFTER_U = 4;

  private final byte[] text;
  private final int end;
  private int kept;

  /** Made for the first address: most texts hold none. */
  private @Nullable ByteArrayOutputStream masked;

  private AddressMask(byte[] text, int start, int end) {
    this.text = text;
    this.end = end;
    this.kept = start;
  }

  /** {@code text} from {@code start} to {@code end} as a string, without addresses. */
  public static String apply(byte[] text, int start, int end) {
    AddressMask mask = new AddressMask(text, start, end);
    mask.run(start);
    ByteArrayOutputStream masked = mask.masked;
    if (masked == null) {
      return new String(text, start, end - start, StandardCharsets.UTF_8);
    }
    masked.write(text, mask.kept, end - mask.kept);
    return masked.toString(StandardCharsets.UTF_8);
  }

  /** {@code text} without addresses. */
  public static String apply(String text) {
    if (!mayHold(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return apply(bytes, 0, bytes.length);
  }

  /** Whether there is an address in {@code text}. */
  static boolean finds(String text) {
    return mayHold(text) && !apply(text).equals(text);
  }

  private static boolean mayHold(String text) {
    return text.indexOf('@') >= 0 || text.contains("%40");
  }

  private void run(int start) {
    int at = start;
    while (at < end) {
      int sign = signLength(at);
      at = sign == 0 ? at + 1 : mask(at, sign);
    }
  }

  /** How many bytes spell an at sign at {@code index}; 0 if none does. */
  private int signLength(int index) {
    return switch (text[index]) {
      case '@' -> 1;
      case '%' -> spells(index, "%40") ? 3 : 0;
      case '\\' -> spells(index, "\\u0040") ? 6 : 0;
      default -> 0;
    };
  }

  private boolean spells(int index, String word) {
    if (index + word.length() > end) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[index + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Masks the address around the sign at {@code at}, if it is one; returns where to go on. */
  private int mask(int at, int signLength) {
    int behindSign = at + signLength;
    // The domain first: without one nothing is looked back over, which signs in a row (%40%40…)
    // would have done again and again; with one what lies before is masked and never seen again.
    int domainEnd = endOfDomain(behindSign);
    int local = domainEnd == behindSign ? at : startOfLocalPart(at);
    if (local == at) {
      return behindSign;
    }
    ByteArrayOutputStream out = masked == null ? new ByteArrayOutputStream(end - kept) : masked;
    out.write(text, kept, local - kept);
    out.write(MASK, 0, Math.min(MASK.length, domainEnd - local));
    masked = out;
    kept = domainEnd;
    return domainEnd;
  }

  private int startOfLocalPart(int at) {
    int start = at;
    while (start > kept && isLocal(text[start - 1])) {
      start--;
    }
    if (isEscaped(start)) {
      start += text[start] == 'u' ? 1 + ESCAPED_CHARS_AFTER_U : 1;
    }
    return Math.min(start, at);
  }

  /** Whether the byte at {@code index} belongs to an escape that begins before it. */
  private boolean isEscaped(int index) {
    int backslashes = 0;
    while (index - backslashes > kept && text[index - backslashes - 1] == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private int endOfDomain(int start) {
    int stop = start;
    while (stop < end && (isWord(text[stop]) || text[stop] == '-' || text[stop] == '.')) {
      stop++;
    }
    while (stop > start && text[stop - 1] == '.') {
      stop--;
    }
    return hasDot(start, stop) ? stop : start;
  }

  private boolean hasDot(int start, int stop) {
    for (int i = start + 1; i < stop; i++) {
      if (text[i] == '.') {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocal(byte b) {
    return isWord(b) || b == '.' || b == '_' || b == '%' || b == '+' || b == '-';
  }

  /** Letters and digits; all of what is not ASCII counts as letters. */
  private static boolean isWord(byte b) {
    return b < 0 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
