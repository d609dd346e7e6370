package dev.novapixel.schemas.access;

import dev.novapixel.schemas.shop.ShopSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a key opens: one shop, and how far.
 *
 * @param settings the shop's settings as they stand now
 * @param scope how far
 * @param keyHash the key's {@link KeyHash}: tells a shop's keys apart without keeping them
 * @param hosts whose pages may use it; empty where all may
 */
public record Access(ShopSettings settings, Scope scope, String keyHash, Set<String> hosts) {
  public Access {
    hosts = Set.copyOf(hosts);
  }

  /** How far a key reaches. */
  public enum Scope {
    /** Public: may send events and ask for what a widget shows. */
    WRITE,
    /** Secret: may read its shop's people. */
    SERVER
  }

  /** The shop: the only one that the request may touch. */
  public String shop() {
    return settings.shop();
  }

  /**
   * Whether a request may come from there. A hint and no proof: whoever is no browser says what it
   * likes, and a sandboxed pixel's origin is {@code null}, which passes like none at all.
   *
   * @param origin the {@code Origin} header, if there is one
   */
  public boolean isOpenTo(@Nullable String origin) {
    return hosts.isEmpty()
        || origin == null
        || origin.equals("null")
        || hosts.contains(hostOf(origin));
  }

  private static String hostOf(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  public boolean isServer() {
    return scope == Scope.SERVER;
  }
}
