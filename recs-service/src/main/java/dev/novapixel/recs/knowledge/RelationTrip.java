package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Relation;
import dev.novapixel.schemas.redis.AffinityHash;
import dev.novapixel.schemas.redis.AffinityHash.Sum;
import dev.novapixel.schemas.redis.AffinityHash.Sums;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.redis.TotalsHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/**
 * The way to the neighbours of some products: their own hashes first, then the counts of everyone
 * that is named there. What is known from a moment ago is not asked for.
 */
final class RelationTrip {
  private final Pipeline pipeline;
  private final RedisKeys keys;
  private final Question question;
  private final RecentCounts recent;
  private final Side viewed;
  private final Side bought;
  private @Nullable Response<String> sessions;
  private @Nullable Response<String> orders;

  RelationTrip(Pipeline pipeline, RedisKeys keys, Question question, RecentCounts recent) {
    this.pipeline = pipeline;
    this.keys = keys;
    this.question = question;
    this.recent = recent;
    this.viewed = new Side(product -> keys.viewedTogether(question.shop, product));
    this.bought = new Side(product -> keys.boughtTogether(question.shop, product));
  }

  void send() {
    viewed.ask(question.viewedWith);
    bought.ask(question.boughtWith);
    if (viewed.isAsking()) {
      sessions = pipeline.hget(keys.totals(question.shop), TotalsHash.VIEWED);
    }
    if (bought.isAsking()) {
      orders = pipeline.hget(keys.totals(question.shop), TotalsHash.BOUGHT);
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
    return viewed.relations(total(sessions));
  }

  Map<String, Relation> bought() {
    return bought.relations(total(orders));
  }

  private static long total(@Nullable Response<String> days) {
    return days == null ? 0 : AffinityHash.total(days.get());
  }

  /** One of the two relations. */
  private final class Side {
    private final Function<String, String> key;
    private final Map<String, Relation> known = new HashMap<>();
    private final Map<String, Response<Map<String, String>>> asked = new HashMap<>();
    private final Map<String, Sums> found = new HashMap<>();
    private final Map<String, Response<String>> counts = new HashMap<>();

    /** n_q of neighbours, by their keys: of those asked for once they are there. */
    private final Map<String, Long> totals = new HashMap<>();

    Side(Function<String, String> key) {
      this.key = key;
    }

    boolean isAsking() {
      return !asked.isEmpty();
    }

    void ask(Set<String> products) {
      for (String product : products) {
        Relation relation = recent.relation(kept(product));
        if (relation == null) {
          asked.put(product, pipeline.hgetAll(key.apply(product)));
        } else {
          known.put(product, relation);
        }
      }
    }

    void askNeighbours() {
      asked.forEach((product, fields) -> {
        Sums sums = AffinityHash.sums(fields.get(), question.neighbours);
        found.put(product, sums);
        sums.neighbours().forEach(other -> askTotal(key.apply(other.productId())));
      });
    }

    private void askTotal(String neighbour) {
      if (totals.containsKey(neighbour) || counts.containsKey(neighbour)) {
        return;
      }
      Long kept = recent.total(neighbour);
      if (kept == null) {
        counts.put(neighbour, pipeline.hget(neighbour, AffinityHash.DAYS));
      } else {
        totals.put(neighbour, kept);
      }
    }

    Map<String, Relation> relations(long all) {
      counts.forEach((neighbour, days) -> {
        long total = AffinityHash.total(days.get());
        recent.keep(neighbour, total);
        totals.put(neighbour, total);
      });
      found.forEach((product, sums) -> {
        Relation relation = relation(sums, all);
        recent.keep(kept(product), relation);
        known.put(product, relation);
      });
      return known;
    }

    private Relation relation(Sums sums, long all) {
      List<Relation.Neighbour> neighbours = new ArrayList<>(sums.neighbours().size());
      for (Sum other : sums.neighbours()) {
        long total = totals.getOrDefault(key.apply(other.productId()), 0L);
        neighbours.add(new Relation.Neighbour(other.productId(), other.total(), total));
      }
      return new Relation(sums.total(), all, neighbours);
    }

    /** Answers with more or fewer neighbours are others. */
    private String kept(String product) {
      return question.neighbours + " " + key.apply(product);
    }
  }
}
