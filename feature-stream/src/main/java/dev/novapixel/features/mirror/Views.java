package dev.novapixel.features.mirror;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.mirror.Mirrored;
import dev.novapixel.schemas.mirror.RedisWrite;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.ProductHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How the published topics look in Redis. */
public final class Views {
  private final RedisKeys keys;

  public Views(RedisKeys keys) {
    this.keys = keys;
  }

  /** A shopper: one hash a family of features. */
  public Mirrored<ShopperFeatures> shoppers() {
    return new Mirrored<>(Topics.SHOPPER_FEATURES, this::shopper, ShopperFeatures::asOf);
  }

  /** A product: its counts, and its places among the popular ones. */
  public Mirrored<ProductFeatures> products() {
    return new Mirrored<>(Topics.PRODUCT_FEATURES, this::product, null);
  }

  /** A product's neighbours, or a shop's totals. */
  public Mirrored<ProductAffinity> affinity() {
    return new Mirrored<>(Topics.PRODUCT_AFFINITY, this::neighbours, null);
  }

  private List<RedisWrite> shopper(String key, @Nullable ShopperFeatures features) {
    String shop = Keys.shopOf(key);
    Identifier shopper =
        Identifier.parse(KeyText.decode(Keys.restOf(key)))
            .orElseThrow(() -> new IllegalStateException("a key names no shopper"));
    var writes = new ArrayList<RedisWrite>(FeatureFamily.values().length);
    for (FeatureFamily family : FeatureFamily.values()) {
      String hash = FeatureHash.key(keys, shop, shopper, family);
      writes.add(
          features == null
              ? new RedisWrite.EmptyHash(hash)
              : new RedisWrite.ReplaceHash(hash, FeatureHash.write(features, family)));
    }
    return writes;
  }

  private List<RedisWrite> product(String key, @Nullable ProductFeatures product) {
    String shop = Keys.shopOf(key);
    String productId = KeyText.decode(Keys.restOf(key));
    if (product == null) {
      return List.of(new RedisWrite.EmptyHash(keys.product(shop, productId)));
    }
    var writes = new ArrayList<RedisWrite>();
    writes.add(
        new RedisWrite.ReplaceHash(keys.product(shop, productId), ProductHash.write(product)));
    for (Popularity popularity : Popularity.values()) {
      OptionalDouble score = popularity.of(product);
      writes.add(rank(keys.popular(shop, popularity), productId, score));
      if (product.category() != null) {
        String ofCategory = keys.popular(shop, popularity, product.category());
        writes.add(rank(ofCategory, productId, score));
      }
    }
    return writes;
  }

  private static RedisWrite rank(String key, String productId, OptionalDouble score) {
    return score.isPresent()
        ? new RedisWrite.Rank(key, productId, score.getAsDouble())
        : new RedisWrite.Unrank(key, productId);
  }

  private List<RedisWrite> neighbours(String key, @Nullable ProductAffinity affinity) {
    String shop = Keys.shopOf(key);
    String rest = Keys.restOf(key);
    if (rest.isEmpty()) {
      String totals = keys.totals(shop);
      return List.of(
          affinity == null
              ? new RedisWrite.EmptyHash(totals)
              : new RedisWrite.ReplaceHash(totals, TotalsHash.write(affinity)));
    }
    String viewed = keys.viewedTogether(shop, KeyText.decode(rest));
    String bought = keys.boughtTogether(shop, KeyText.decode(rest));
    return affinity == null
        ? List.of(new RedisWrite.EmptyHash(viewed), new RedisWrite.EmptyHash(bought))
        : List.of(
            new RedisWrite.ReplaceHash(viewed, AffinityHash.write(affinity.viewed())),
            new RedisWrite.ReplaceHash(bought, AffinityHash.write(affinity.bought())));
  }
}
