package dev.novapixel.local.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids for events of sources that have none: the first 128 bits of SHA-256 over shop, source, run
 * and what the row says. Sending a row twice gives the same id, whatever the file is called,
 * wherever the row stands in it, and however the times are shifted; so a row that stands twice in a
 * source is one event, sent twice.
 *
 * @param run empty, or what tells this sending of the same rows from others
 */
record DerivedId(String shop, String source, String run) {
  private static final int BYTES = 16;

  /** The id of the event that a row is. */
  String of(ObjectNode columns) {
    return of(List.of("row", columns.toString()));
  }

  /** The id of the event that all rows with these values are. */
  String of(List<String> group) {
    var digest = sha256();
    for (var part : List.of(shop, source, run)) {
      add(digest, part);
    }
    group.forEach(part -> add(digest, part));
    return source + "-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
