package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.FeatureHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store that is told what it knows; no setting can select it. Keeps the questions asked. */
public final class InMemoryKnowledge implements Knowledge {
  private final Map<String, Shop> shops = new HashMap<>();
  private final List<Question> asked = new ArrayList<>();

  /** What is known of one shop; filled by tests. */
  public static final class Shop {
    public final Map<Identifier, Identifier> shoppers = new HashMap<>();
    public final Map<Identifier, FeatureHash.Reading> features = new HashMap<>();
    public final Map<String, Relation> viewed = new HashMap<>();
    public final Map<String, Relation> bought = new HashMap<>();
    public final Map<String, Facts> facts = new HashMap<>();
    public final List<Scored> popular = new ArrayList<>();
    public final Map<String, List<Scored>> popularIn = new HashMap<>();
  }

  public Shop shop(String shop) {
    return shops.computeIfAbsent(shop, _ -> new Shop());
  }

  /** How many questions were asked so far. */
  public int asked() {
    return asked.size();
  }

  // NullAway does not find the @Nullable of a nested type in a class file; the sources have it.
  @SuppressWarnings("NullAway")
  @Override
  public Answer answer(Question question) {
    asked.add(question);
    Shop shop = shop(question.shop);
    return new Answer(
        only(shop.shoppers, Set.copyOf(question.names)),
        Optional.ofNullable(question.shopper).map(shop.features::get).orElse(null),
        relations(shop.viewed, question.viewedWith, question.neighbours),
        relations(shop.bought, question.boughtWith, question.neighbours),
        only(shop.facts, question.facts),
        part(shop.popular, question.popular),
        part(shop.popularIn.getOrDefault(question.category, List.of()), question.popularInCategory),
        false);
  }

  private static Map<String, Relation> relations(
      Map<String, Relation> all, Set<String> products, int atMost) {
    Map<String, Relation> relations = only(all, products);
    relations.replaceAll((_, relation) ->
        new Relation(
            relation.total(),
            relation.all(),
            relation.neighbours().stream().limit(atMost).toList()));
    return relations;
  }

  private static <K, V> Map<K, V> only(Map<K, V> all, Set<K> wanted) {
    Map<K, V> found = new HashMap<>(all);
    found.keySet().retainAll(wanted);
    return found;
  }

  private static List<Scored> part(List<Scored> list, Question.Ranks ranks) {
    return list.stream().skip(ranks.skipped()).limit(ranks.wanted()).toList();
  }
}
