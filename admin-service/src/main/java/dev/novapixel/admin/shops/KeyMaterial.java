package dev.novapixel.admin.shops;

import dev.novapixel.admin.shops.ShopKey.Kind;
import dev.novapixel.schemas.access.KeyHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A key in full, as it exists for the moment in which it is made: 256 random bits, URL-safe.
 *
 * @param kind what it opens
 * @param key the key
 * @param hosts whose pages may use it; empty where all may, and for secret keys
 */
public record KeyMaterial(Kind kind, String key, List<String> hosts) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int HINT = 4;

  public KeyMaterial {
    hosts = List.copyOf(hosts);
  }

  /** A new random key. */
  public static KeyMaterial random(Kind kind, List<String> hosts) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String prefix =
        switch (kind) {
          case WRITE -> "nvw_";
          case SERVER -> "nvs_";
        };
    return new KeyMaterial(
        kind, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), hosts);
  }

  /** What is kept of a secret key. */
  String hash() {
    return KeyHash.of(key);
  }

  /** Enough to tell it from others, too little to use. */
  String hint() {
    return key.substring(Math.max(0, key.length() - HINT));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return kind + " key …" + hint();
  }
}
