package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.ProductHash;
import dev.novapixel.schemas.redis.RedisKeys;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.Tuple;

/**
 * What Redis has mirrored. A question costs one pipelined round trip, and one more where it asks
 * for neighbours, whose own counts are found only then.
 */
public final class RedisKnowledge implements Knowledge {
  private static final String[] FACTS = {
    ProductHash.TITLE,
    ProductHash.CATEGORY,
    ProductHash.BRAND,
    ProductHash.PRICE_MINOR,
    ProductHash.CURRENCY
  };

  private final RedisClient redis;
  private final RedisKeys keys;
  private final RecentCounts recent;

  /**
   * Does not close {@code redis}, whose time-outs bound every answer.
   *
   * @param age how old counts of products may be
   */
  public RedisKnowledge(RedisClient redis, RedisKeys keys, Duration age) {
    this.redis = redis;
    this.keys = keys;
    this.recent = new RecentCounts(age);
  }

  @Override
  public Answer answer(Question question) {
    try (Pipeline pipeline = redis.pipelined()) {
      return new Trip(pipeline, question).answer();
    } catch (JedisException | IllegalStateException | IllegalArgumentException away) {
      // The hash classes answer a value that cannot be read with one of the latter two.
      throw new StoreAwayException("Redis", away);
    }
  }

  /** One question on its way: what was sent, to be read once the pipeline is through. */
  private final class Trip {
    private final Pipeline pipeline;
    private final Question question;
    private final RelationTrip relations;
    private final Map<Identifier, Response<Map<String, String>>> names = new HashMap<>();
    private final Map<FeatureFamily, Response<Map<String, String>>> features =
        new EnumMap<>(FeatureFamily.class);
    private final Map<String, Response<List<String>>> facts = new HashMap<>();

    Trip(Pipeline pipeline, Question question) {
      this.pipeline = pipeline;
      this.question = question;
      this.relations = new RelationTrip(pipeline, keys, question, recent);
    }

    Answer answer() {
      String shop = question.shop;
      question.names.forEach(name -> names.put(name, pipeline.hgetAll(keys.identity(shop, name))));
      Identifier shopper = question.shopper;
      if (shopper != null) {
        for (FeatureFamily family : FeatureFamily.values()) {
          features.put(family, pipeline.hgetAll(FeatureHash.key(keys, shop, shopper, family)));
        }
      }
      question.facts.forEach(
          product -> facts.put(product, pipeline.hmget(keys.product(shop, product), FACTS)));
      Supplier<List<Scored>> popular =
          range(keys.popular(shop, Popularity.POPULAR), question.popular);
      Supplier<List<Scored>> inCategory =
          range(
              keys.popular(shop, Popularity.POPULAR, question.category),
              question.popularInCategory);
      relations.send();
      pipeline.sync();
      relations.sendNeighbours();
      return new Answer(
          shoppers(),
          reading(),
          relations.viewed(),
          relations.bought(),
          facts(),
          popular.get(),
          inCategory.get(),
          false);
    }

    private Supplier<List<Scored>> range(String key, Question.Ranks ranks) {
      List<Scored> kept = ranks.wanted() == 0 ? List.of() : recent.range(key, ranks);
      if (kept != null) {
        return () -> kept;
      }
      int last = ranks.skipped() + ranks.wanted() - 1;
      Response<List<Tuple>> asked = pipeline.zrevrangeWithScores(key, ranks.skipped(), last);
      return () -> {
        List<Scored> places = scored(asked.get());
        recent.keep(key, ranks, places);
        return places;
      };
    }

    private Map<Identifier, Identifier> shoppers() {
      Map<Identifier, Identifier> shoppers = new HashMap<>();
      names.forEach((name, fields) ->
          IdentityHash.shopper(fields.get()).ifPresent(known -> shoppers.put(name, known)));
      return shoppers;
    }

    private FeatureHash.@Nullable Reading reading() {
      Map<FeatureFamily, Map<String, String>> hashes = new EnumMap<>(FeatureFamily.class);
      features.forEach((family, fields) -> hashes.put(family, fields.get()));
      return FeatureHash.read(hashes).orElse(null);
    }

    private Map<String, Facts> facts() {
      Map<String, Facts> known = new HashMap<>();
      facts.forEach((product, fields) -> {
        Facts found = read(fields.get());
        if (!found.equals(Facts.UNKNOWN)) {
          known.put(product, found);
        }
      });
      return known;
    }
  }

  /** In the order of {@link #FACTS}; null where a field is absent. */
  private static Facts read(List<String> fields) {
    String minor = fields.get(3);
    String currency = fields.get(4);
    Money price =
        minor == null || currency == null ? null : new Money(Long.parseLong(minor), currency);
    return new Facts(fields.get(0), fields.get(1), fields.get(2), price);
  }

  private static List<Scored> scored(List<Tuple> tuples) {
    return tuples.stream().map(tuple -> new Scored(tuple.getElement(), tuple.getScore())).toList();
  }
}
