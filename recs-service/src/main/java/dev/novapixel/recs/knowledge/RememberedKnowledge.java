package dev.novapixel.recs.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.novapixel.recs.situation.Scored;
import java.util.List;

/**
 * What was popular when a store last said so, by shop: the last resort when every store is away.
 * Keeps the whole shop's list only, for the {@value #SHOPS} shops asked about last.
 */
final class RememberedKnowledge implements Knowledge {
  private static final int SHOPS = 1_000;

  private final Cache<String, List<Scored>> popular =
      Caffeine.newBuilder().maximumSize(SHOPS).build();

  /** Keeps the beginning of the shop's popular list; a short glance replaces no long one. */
  void remember(Question question, Answer answer) {
    Question.Ranks ranks = question.popular;
    if (ranks.skipped() > 0 || answer.popular().isEmpty()) {
      return;
    }
    List<Scored> known = popular.getIfPresent(question.shop);
    if (known == null || ranks.wanted() >= known.size()) {
      popular.put(question.shop, answer.popular());
    }
  }

  @Override
  public Answer answer(Question question) {
    List<Scored> known = popular.get(question.shop, _ -> List.of());
    List<Scored> asked =
        known.stream().skip(question.popular.skipped()).limit(question.popular.wanted()).toList();
    return Answer.ofPopular(asked).asDegraded();
  }
}
