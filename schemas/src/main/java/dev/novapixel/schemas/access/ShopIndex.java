package dev.novapixel.schemas.access;

import dev.novapixel.schemas.access.Access.Scope;
import dev.novapixel.schemas.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All shops by id and by the hash of each of their keys, at one moment; immutable. A key that two
 * shops claim opens neither; one that a shop lists as public and as secret is public.
 *
 * <p>Lookup is by the SHA-256 of what was presented, so its timing says nothing about a key that is
 * near; the hash found is compared once more in constant time.
 */
public final class ShopIndex {
  public static final ShopIndex EMPTY = of(Set.of());

  /** Longer keys are nobody's; bounds the hashing of hostile headers. */
  private static final int KEY_BOUND = 512;

  private final Map<String, ShopSettings> shops;
  private final Map<String, ShopSettings> byDomain;
  private final Map<String, Access> byHash;

  private ShopIndex(Map<String, ShopSettings> shops, Map<String, Access> byHash) {
    this.shops = Map.copyOf(shops);
    this.byDomain = byDomain(shops.values());
    this.byHash = Map.copyOf(byHash);
  }

  public static ShopIndex of(Collection<ShopSettings> all) {
    Map<String, ShopSettings> shops = new HashMap<>();
    all.forEach(settings -> shops.put(settings.shop(), settings));
    Map<String, Access> byHash = new HashMap<>();
    Set<String> contested = new HashSet<>();
    for (ShopSettings settings : shops.values()) {
      for (String hash : settings.serverKeyHashes()) {
        Access secret = new Access(settings, Scope.SERVER, hash.toLowerCase(Locale.ROOT), Set.of());
        claim(secret, byHash, contested);
      }
      for (String key : settings.writeKeys()) {
        Set<String> hosts = Set.copyOf(settings.keyHosts().getOrDefault(key, List.of()));
        claim(new Access(settings, Scope.WRITE, KeyHash.of(key), hosts), byHash, contested);
      }
    }
    byHash.keySet().removeAll(contested);
    return new ShopIndex(shops, byHash);
  }

  /** Shops whose names differ in case only can't be told apart by it: they are left out. */
  private static Map<String, ShopSettings> byDomain(Collection<ShopSettings> shops) {
    Map<String, ShopSettings> domains = new HashMap<>();
    Set<String> contested = new HashSet<>();
    for (ShopSettings settings : shops) {
      String domain = settings.shop().toLowerCase(Locale.ROOT);
      if (domains.put(domain, settings) != null) {
        contested.add(domain);
      }
    }
    domains.keySet().removeAll(contested);
    return Map.copyOf(domains);
  }

  private static void claim(Access access, Map<String, Access> byHash, Set<String> contested) {
    Access other = byHash.put(access.keyHash(), access);
    if (other != null && !other.shop().equals(access.shop())) {
      contested.add(access.keyHash());
    }
  }

  /** What {@code key} opens; empty if it is nobody's. */
  public Optional<Access> open(String key) {
    if (key.isEmpty() || key.length() > KEY_BOUND) {
      return Optional.empty();
    }
    String hash = KeyHash.of(key);
    return Optional.ofNullable(byHash.get(hash)).filter(found -> sameHash(found.keyHash(), hash));
  }

  private static boolean sameHash(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  /** The settings of a shop by its id. */
  public Optional<ShopSettings> shop(String shop) {
    return Optional.ofNullable(shops.get(shop));
  }

  /** The settings of the one shop with this domain, however its letters are written. */
  public Optional<ShopSettings> shopOfDomain(String domain) {
    return Optional.ofNullable(byDomain.get(domain.toLowerCase(Locale.ROOT)));
  }

  /** The settings of every shop, in no order. */
  public Collection<ShopSettings> shops() {
    return shops.values();
  }
}
