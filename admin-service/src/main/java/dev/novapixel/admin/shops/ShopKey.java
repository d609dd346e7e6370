package dev.novapixel.admin.shops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a shop as it may be shown.
 *
 * @param id its name, for rotating and revoking it
 * @param kind what it opens
 * @param writeKey the key itself if it is public, null if it is secret
 * @param hint its last characters, to tell it from others
 * @param hosts whose pages may use it; empty where all may
 * @param createdAt when it was made
 */
public record ShopKey(
    String id,
    Kind kind,
    @Nullable String writeKey,
    String hint,
    List<String> hosts,
    Instant createdAt) {
  public ShopKey {
    hosts = List.copyOf(hosts);
  }

  /** What a key opens. */
  public enum Kind {
    /** Public: stands in a storefront's pages. */
    WRITE,
    /** Secret: shown once, kept as a hash. */
    SERVER
  }
}
