package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Relation;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * The way to the neighbours of some products: their own hashes first, then the counts of everyone
 * that is named there.
 */
final class RelationTrip {
  private final Pipeline pipeline;
  private final RedisKeys keys;
  private final Question question;
  private final Side viewed;
  private final Side bought;
  private @Nullable Response<Map<String, String>> totals;

  RelationTrip(Pipeline pipeline, RedisKeys keys, Question question) {
    this.pipeline = pipeline;
    this.keys = keys;
    this.question = question;
    this.viewed = new Side(product -> keys.viewedTogether(question.shop, product));
    this.bought = new Side(product -> keys.boughtTogether(question.shop, product));
  }

  void send() {
    if (!question.viewedWith.isEmpty() || !question.boughtWith.isEmpty()) {
      totals = pipeline.hgetAll(keys.totals(question.shop));
      question.viewedWith.forEach(viewed::ask);
      question.boughtWith.forEach(bought::ask);
    }
  }

  /** Asks for the counts of the neighbours found; to be called once the first trip is through. */
  void sendNeighbours() {
    viewed.askNeighbours();
    bought.askNeighbours();
    if (!viewed.counts.isEmpty() || !bought.counts.isEmpty()) {
      pipeline.sync();
    }
  }

  Map<String, Relation> viewed() {
    return viewed.relations(totals == null ? 0 : sum(TotalsHash.viewed(totals.get())));
  }

  Map<String, Relation> bought() {
    return bought.relations(totals == null ? 0 : sum(TotalsHash.bought(totals.get())));
  }

  private static long sum(List<DayCount> days) {
    return days.stream().mapToLong(DayCount::count).sum();
  }

  /** One of the two relations. */
  private final class Side {
    private final Function<String, String> key;
    private final Map<String, Response<Map<String, String>>> asked = new HashMap<>();
    private final Map<String, Together> found = new HashMap<>();
    private final Map<String, Response<String>> counts = new HashMap<>();

    Side(Function<String, String> key) {
      this.key = key;
    }

    void ask(String product) {
      asked.put(product, pipeline.hgetAll(key.apply(product)));
    }

    void askNeighbours() {
      asked.forEach((product, fields) -> {
        Together together = AffinityHash.read(fields.get());
        found.put(product, together);
        together.neighbours().stream()
            .limit(question.neighbours)
            .forEach(other ->
                counts.computeIfAbsent(
                    other.productId(), id -> pipeline.hget(key.apply(id), AffinityHash.DAYS)));
      });
    }

    Map<String, Relation> relations(long all) {
      Map<String, Relation> relations = new HashMap<>();
      found.forEach((product, together) -> relations.put(product, relation(together, all)));
      return relations;
    }

    private Relation relation(Together together, long all) {
      List<Relation.Neighbour> neighbours =
          together.neighbours().stream()
              .limit(question.neighbours)
              .map(n -> new Relation.Neighbour(n.productId(), n.total(), total(n.productId())))
              .toList();
      return new Relation(together.total(), all, neighbours);
    }

    private long total(String product) {
      Response<String> days = counts.get(product);
      return days == null ? 0 : sum(AffinityHash.days(days.get()));
    }
  }
}
