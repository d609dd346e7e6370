package dev.novapixel.gateway.protocol;

import java.util.Locale;
import java.util.Set;

/** How identifiers are spelt, and what is none. */
final class Ids {
  private static final String GLOBAL_ID = "gid://";

  /** What programs write for an id that they do not have; in lower case. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "undefined",
          "null",
          "(null)",
          "nil",
          "none",
          "nan",
          "n/a",
          "true",
          "false",
          "id",
          "object",
          "[object object]",
          "anonymous",
          "guest",
          "not_authenticated",
          "distinct_id",
          "00000000-0000-0000-0000-000000000000");

  private static final int LONGEST_PLACEHOLDER = 36;

  private Ids() {}

  /** Without blanks around it; {@code gid://shopify/Customer/42?x} is {@code 42}. */
  static String canonical(String text) {
    String id = text.strip();
    if (!id.startsWith(GLOBAL_ID)) {
      return id;
    }
    int query = id.indexOf('?');
    String path = query < 0 ? id : id.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static boolean isPlaceholder(String id) {
    return id.length() <= LONGEST_PLACEHOLDER && PLACEHOLDERS.contains(id.toLowerCase(Locale.ROOT));
  }
}
