package dev.novapixel.admin.shops;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a shop as it may be shown.
 *
 * @param id its name, for rotating and revoking it
 * @param kind what it opens
 * @param writeKey the key itself if it is public, null if it is secret
 * @param hint its last characters, to tell it from others
 * @param createdAt when it was made
 */
public record ShopKey(
    String id, Kind kind, @Nullable String writeKey, String hint, Instant createdAt) {

  /** What a key opens. */
  public enum Kind {
    /** Public: stands in a storefront's pages. */
    WRITE,
    /** Secret: shown once, kept as a hash. */
    SERVER
  }
}
