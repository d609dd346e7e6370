package dev.novapixel.recs.knowledge;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Topics;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Shoppers as Redis has mirrored them, found by any of their identifiers in two round trips. There
 * is no second store for them: {@link StoreAwayException} if Redis is away.
 */
public final class ShopperBook {
  private static final String LAST_ACTIVE = "last_active";

  private final RedisClient redis;
  private final RedisKeys keys;

  /** Does not close {@code redis}. */
  public ShopperBook(RedisClient redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /**
   * A shopper's features.
   *
   * @param shopper the shopper's id
   * @param reading the values; null if the shopper is known and has none yet
   * @param reach up to when the mirror is known to be complete; null if it has never said so
   */
  public record Page(
      Identifier shopper, FeatureHash.@Nullable Reading reading, @Nullable Instant reach) {}

  /** Whose {@code ref} is today; empty if nobody is known by it. */
  public Optional<Identifier> whose(String shop, Identifier ref) {
    return ask(pipeline -> shopper(pipeline, shop, ref));
  }

  /** The journey of whoever {@code ref} belongs to; empty if nobody is known by it. */
  public Optional<Shopper> journey(String shop, Identifier ref) {
    return ask(pipeline ->
        shopper(pipeline, shop, ref)
            .flatMap(id -> {
              Response<Map<String, String>> fields = pipeline.hgetAll(keys.journey(shop, id));
              Response<String> active =
                  pipeline.hget(
                      FeatureHash.key(keys, shop, id, FeatureFamily.PROFILE), LAST_ACTIVE);
              pipeline.sync();
              return JourneyHash.read(shop, fields.get())
                  .map(shopper -> activeUntil(shopper, active.get()));
            }));
  }

  /** A journey knows the hour, the features know the moment. */
  private static Shopper activeUntil(Shopper shopper, @Nullable String time) {
    return time == null ? shopper : shopper.activeUntil(Instant.parse(time));
  }

  /** The features of whoever {@code ref} belongs to; empty if nobody is known by it. */
  public Optional<Page> features(String shop, Identifier ref) {
    return ask(pipeline -> shopper(pipeline, shop, ref).map(id -> page(pipeline, shop, id)));
  }

  private Optional<Identifier> shopper(Pipeline pipeline, String shop, Identifier ref) {
    Response<Map<String, String>> fields = pipeline.hgetAll(keys.identity(shop, ref));
    pipeline.sync();
    return IdentityHash.shopper(fields.get());
  }

  private Page page(Pipeline pipeline, String shop, Identifier shopper) {
    Map<FeatureFamily, Response<Map<String, String>>> sent = new EnumMap<>(FeatureFamily.class);
    for (FeatureFamily family : FeatureFamily.values()) {
      sent.put(family, pipeline.hgetAll(FeatureHash.key(keys, shop, shopper, family)));
    }
    Response<Map<String, String>> reach =
        pipeline.hgetAll(keys.mirrorReach(Topics.SHOPPER_FEATURES));
    pipeline.sync();
    Map<FeatureFamily, Map<String, String>> hashes = new EnumMap<>(FeatureFamily.class);
    sent.forEach((family, fields) -> hashes.put(family, fields.get()));
    return new Page(shopper, FeatureHash.read(hashes).orElse(null), least(reach.get()));
  }

  /** The mirror is complete as far as its slowest partition. */
  private static @Nullable Instant least(Map<String, String> byPartition) {
    return byPartition.values().stream()
        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private <T> T ask(Function<Pipeline, T> question) {
    try (Pipeline pipeline = redis.pipelined()) {
      return question.apply(pipeline);
    } catch (JedisException | IllegalStateException | IllegalArgumentException away) {
      throw new StoreAwayException("Redis", away);
    }
  }
}
