package dev.novapixel.schemas.redis;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;

/**
 * How Redis keys are spelt. Shop and shopper stand in one cluster hash tag, so that a shopper's
 * keys live on one node; ids are percent-encoded, so that none can spell another's key.
 */
public final class RedisKeys {
  private final String prefix;

  /** The keys of one epoch. */
  public RedisKeys(Epoch epoch) {
    this.prefix = "nova:" + epoch.name() + ":";
  }

  /** Hash: the rolling features of one window, with {@code as_of} and {@code version}. */
  public String rolling(String shop, Identifier shopper, Window window) {
    return shopper(shop, shopper) + ":features:" + window.suffix();
  }

  /** Hash: the features of the latest session. */
  public String session(String shop, Identifier shopper) {
    return shopper(shop, shopper) + ":features:session";
  }

  /** Hash: where and with what the shopper was last seen. */
  public String context(String shop, Identifier shopper) {
    return shopper(shop, shopper) + ":features:context";
  }

  /** Hash: what is known over all time. */
  public String profile(String shop, Identifier shopper) {
    return shopper(shop, shopper) + ":features:profile";
  }

  /** Hash: the shopper's journey as JSON. */
  public String journey(String shop, Identifier shopper) {
    return shopper(shop, shopper) + ":journey";
  }

  /** Hash: the current shopper of an identifier. */
  public String identity(String shop, Identifier identifier) {
    return prefix + "{" + KeyText.encode(shop) + "|id|" + encoded(identifier) + "}";
  }

  /** Hash: a product's counts. */
  public String product(String shop, String productId) {
    return productTag(shop, productId) + ":counts";
  }

  /** Hash: what is viewed together with a product. */
  public String viewedTogether(String shop, String productId) {
    return productTag(shop, productId) + ":viewed-together";
  }

  /** Hash: what is bought together with a product. */
  public String boughtTogether(String shop, String productId) {
    return productTag(shop, productId) + ":bought-together";
  }

  /** Hash: a shop's numbers of sessions and orders, the N of every measure. */
  public String totals(String shop) {
    return prefix + "{" + KeyText.encode(shop) + "|totals}";
  }

  /** Sorted set: products by a popularity score, over the whole shop. */
  public String popular(String shop, Popularity score) {
    return prefix + "{" + KeyText.encode(shop) + "|popular}:" + score.text();
  }

  /** Sorted set: the same within one category. */
  public String popular(String shop, Popularity score, String category) {
    return popular(shop, score) + ":category:" + KeyText.encode(category);
  }

  /** Hash: partition → next offset that the mirror of a topic will write. */
  public String mirrorPosition(Topic<?> topic) {
    return prefix + "{mirror|" + topic.name() + "}:position";
  }

  /** Hash: partition → wall-clock milliseconds up to which the mirror is known to be complete. */
  public String mirrorReach(Topic<?> topic) {
    return prefix + "{mirror|" + topic.name() + "}:reach";
  }

  private String shopper(String shop, Identifier shopper) {
    return prefix + "{" + KeyText.encode(shop) + "|" + encoded(shopper) + "}";
  }

  private String productTag(String shop, String productId) {
    return prefix + "{" + KeyText.encode(shop) + "|product|" + KeyText.encode(productId) + "}";
  }

  private static String encoded(Identifier identifier) {
    return identifier.type().text() + ":" + KeyText.encode(identifier.value());
  }
}
