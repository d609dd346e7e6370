package dev.novapixel.recs.stage;

import dev.novapixel.recs.knowledge.Stores;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.ProductHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/** Fills Redis as the mirrors do, through the same hash classes. */
public final class RedisHand {
  private final RedisClient redis;
  private final RedisKeys keys;

  RedisHand(URI address, Epoch epoch) {
    keys = new RedisKeys(epoch);
    redis = Stores.redis(address, Stores.LONG);
  }

  public void clear() {
    redis.flushAll();
  }

  /** Says whose an identifier is. */
  public void knows(String shop, Identifier name, Identifier shopper) {
    redis.hset(
        keys.identity(shop, name),
        IdentityHash.write(new Identity(shop, name, shopper, Instant.EPOCH, "e", Instant.EPOCH)));
  }

  public void journey(Shopper shopper) {
    redis.hset(keys.journey(shopper.shop(), shopper.id()), JourneyHash.write(shopper));
  }

  public void features(ShopperFeatures features) {
    Map<FeatureFamily, Map<String, String>> hashes = FeatureHash.write(features);
    hashes.forEach((family, fields) -> {
      String key = FeatureHash.key(keys, features.shop(), features.shopper(), family);
      redis.del(key);
      redis.hset(key, fields);
    });
  }

  /** The features' mirror was complete at that time, in each of two partitions. */
  public void reach(Instant first, Instant second) {
    redis.hset(
        keys.mirrorReach(Topics.SHOPPER_FEATURES),
        Map.of(
            "0", Long.toString(first.toEpochMilli()), "1", Long.toString(second.toEpochMilli())));
  }

  public void product(ProductFeatures product) {
    redis.hset(keys.product(product.shop(), product.productId()), ProductHash.write(product));
  }

  public void popular(String shop, Map<String, Double> scores) {
    redis.zadd(keys.popular(shop, Popularity.POPULAR), scores);
  }

  public void popularIn(String shop, String category, Map<String, Double> scores) {
    redis.zadd(keys.popular(shop, Popularity.POPULAR, category), scores);
  }

  public void viewed(String shop, String product, long total, Map<String, Long> with) {
    redis.hset(keys.viewedTogether(shop, product), AffinityHash.write(together(total, with)));
  }

  public void bought(String shop, String product, long total, Map<String, Long> with) {
    redis.hset(keys.boughtTogether(shop, product), AffinityHash.write(together(total, with)));
  }

  public void totals(String shop, long sessions, long orders) {
    redis.hset(
        keys.totals(shop),
        TotalsHash.write(
            new ProductAffinity(
                shop, null, together(sessions, Map.of()), together(orders, Map.of()))));
  }

  private static Together together(long total, Map<String, Long> with) {
    List<Neighbour> neighbours =
        with.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(other -> new Neighbour(other.getKey(), days(other.getValue())))
            .toList();
    return new Together(days(total), neighbours);
  }

  /** Spread over two days, as sums are what counts. */
  private static List<DayCount> days(long count) {
    return count < 2
        ? List.of(new DayCount(20_000, count))
        : List.of(new DayCount(20_000, 1), new DayCount(20_001, count - 1));
  }
}
