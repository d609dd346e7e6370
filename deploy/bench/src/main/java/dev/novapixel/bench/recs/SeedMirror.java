package dev.novapixel.bench.recs;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.FeatureFamily;
import dev.novapixel.schemas.feature.Popularity;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Neighbour;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import dev.novapixel.schemas.shopper.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;

/** What the mirrors would have written to Redis of the shop: popularity, neighbours, shoppers. */
final class SeedMirror {
  private static final int VIEWED_WITH = 40;
  private static final int BOUGHT_WITH = 10;
  private static final int FIRST_DAY = 20_000;
  private static final int BATCH = 500;

  private final RedisClient redis;
  private final RedisKeys keys;
  private final Wares wares;

  SeedMirror(RedisClient redis, RedisKeys keys, Wares wares) {
    this.redis = redis;
    this.keys = keys;
    this.wares = wares;
  }

  void products() {
    redis.hset(
        keys.totals(Seed.SHOP),
        TotalsHash.write(
            new ProductAffinity(
                Seed.SHOP, null, together(0, List.of(), 3e5), together(0, List.of(), 3e4))));
    batches(
        wares.products(),
        (pipeline, rank) -> {
          double score = 1e6 / (rank + 1);
          pipeline.zadd(keys.popular(Seed.SHOP, Popularity.POPULAR), score, Wares.id(rank));
          pipeline.zadd(
              keys.popular(Seed.SHOP, Popularity.POPULAR, wares.category(rank)),
              score,
              Wares.id(rank));
        });
    batches(
        wares.products(),
        (pipeline, rank) -> {
          String id = Wares.id(rank);
          double often = 3 + 1e5 / (rank + 1);
          pipeline.hset(
              keys.viewedTogether(Seed.SHOP, id),
              AffinityHash.write(together(rank, besides(rank, VIEWED_WITH), often)));
          pipeline.hset(
              keys.boughtTogether(Seed.SHOP, id),
              AffinityHash.write(together(rank, besides(rank, BOUGHT_WITH), often / 10)));
        });
  }

  void shoppers(int number, Instant now) {
    var shoppers = new Shoppers(Seed.SHOP, wares, now);
    batches(
        number,
        (pipeline, who) -> {
          Identifier client = Shoppers.client(who);
          Identifier shopper = Shoppers.shopper(who);
          pipeline.hset(
              keys.identity(Seed.SHOP, client),
              IdentityHash.write(new Identity(Seed.SHOP, client, shopper, now, "e", now)));
          var hashes = FeatureHash.write(shoppers.features(who));
          for (FeatureFamily family : FeatureFamily.values()) {
            pipeline.hset(FeatureHash.key(keys, Seed.SHOP, shopper, family), hashes.get(family));
          }
        });
  }

  private List<Integer> besides(int rank, int number) {
    List<Integer> others = new ArrayList<>(number);
    for (int steps = 1; others.size() < number && steps <= 2 * number; steps++) {
      int other = wares.besides(rank, steps);
      if (other != rank && !others.contains(other)) {
        others.add(other);
      }
    }
    return others;
  }

  /** Counts of three days each, fewer with each neighbour. */
  private static Together together(int rank, List<Integer> others, double often) {
    List<Neighbour> neighbours = new ArrayList<>(others.size());
    for (int other : others) {
      neighbours.add(
          new Neighbour(Wares.id(other), days(rank, often / (3 * (neighbours.size() + 1)))));
    }
    return new Together(days(rank, often), neighbours);
  }

  private static List<DayCount> days(int rank, double often) {
    int day = FIRST_DAY + rank % 5;
    long count = Math.max(1, Math.round(often / 3));
    return List.of(
        new DayCount(day, count), new DayCount(day + 3, count), new DayCount(day + 7, count));
  }

  private void batches(int number, BiConsumer<AbstractPipeline, Integer> write) {
    for (int begin = 0; begin < number; begin += BATCH) {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        for (int each = begin; each < Math.min(number, begin + BATCH); each++) {
          write.accept(pipeline, each);
        }
        pipeline.sync();
      }
    }
  }
}
