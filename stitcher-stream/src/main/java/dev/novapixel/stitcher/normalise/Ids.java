package dev.novapixel.stitcher.normalise;

/** How ids are made canonical: {@code gid://shopify/Product/123}, {@code "123"} and 123 are one. */
final class Ids {
  private static final String GID = "gid://";

  /** Longest id taken; longer ones are refused, for a cut id would be another's. */
  private static final int LIMIT = 256;

  private Ids() {}

  static String canonical(String raw) {
    String id = raw.strip();
    if (!id.startsWith(GID)) {
      return id;
    }
    int query = id.indexOf('?');
    String path = query < 0 ? id : id.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static boolean isUsable(String id) {
    if (id.length() > LIMIT) {
      return false;
    }
    // Half a pair has no form in UTF-8: two such ids would become one.
    return id.codePoints()
        .noneMatch(point ->
            point < ' '
                || point == 127
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }
}
