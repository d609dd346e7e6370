package dev.novapixel.admin.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request brings to prove who is asking; each is null where nothing was brought.
 *
 * @param key the key or token that {@code KeyResolver} found
 * @param sessionId the console's cookie
 * @param csrfToken the console's header
 */
public record Credentials(
    @Nullable String key, @Nullable String sessionId, @Nullable String csrfToken) {
  /** Without any of them. */
  @Override
  public String toString() {
    return "Credentials[…]";
  }
}
