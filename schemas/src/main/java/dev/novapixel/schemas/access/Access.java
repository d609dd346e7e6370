package dev.novapixel.schemas.access;

import dev.novapixel.schemas.shop.ShopSettings;

/**
 * What a key opens: one shop, and how far.
 *
 * @param settings the shop's settings as they stand now
 * @param scope how far
 * @param keyHash the key's {@link KeyHash}: tells a shop's keys apart without keeping them
 */
public record Access(ShopSettings settings, Scope scope, String keyHash) {

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

  public boolean isServer() {
    return scope == Scope.SERVER;
  }
}
