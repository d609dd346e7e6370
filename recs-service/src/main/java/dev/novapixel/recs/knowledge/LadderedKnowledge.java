package dev.novapixel.recs.knowledge;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several stores, the best first: the first that answers is believed, and an answer of any but the
 * first is degraded. Below them lies what was remembered, so that an answer never fails.
 *
 * <p>A store that was emptied and is being filled again answers too, with nothing. So a shop in
 * which nothing is popular is looked up further down, as long as something is known there.
 */
public final class LadderedKnowledge implements Knowledge {
  private static final Logger LOG = LoggerFactory.getLogger(LadderedKnowledge.class);

  private final List<Knowledge> stores;
  private final RememberedKnowledge remembered = new RememberedKnowledge();

  public LadderedKnowledge(List<Knowledge> stores) {
    this.stores = List.copyOf(stores);
  }

  @Override
  public Answer answer(Question question) {
    for (int step = 0; step < stores.size(); step++) {
      Optional<Answer> found = ask(stores.get(step), question);
      if (found.isPresent()) {
        Answer answer = step == 0 ? found.get() : found.get().asDegraded();
        return isBare(question, answer) ? completed(question, answer, step + 1) : answer;
      }
    }
    return remembered.answer(question);
  }

  private Optional<Answer> ask(Knowledge store, Question question) {
    try {
      Answer answer = store.answer(question);
      remembered.remember(question, answer);
      return Optional.of(answer);
    } catch (StoreAwayException away) {
      LOG.debug("{}", away.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isBare(Question question, Answer answer) {
    return question.popular.wanted() > 0
        && question.popular.skipped() == 0
        && answer.popular().isEmpty();
  }

  private Answer completed(Question question, Answer answer, int nextStep) {
    Question again =
        Question.of(question.shop).popular(question.popular.skipped(), question.popular.wanted());
    return stores.stream()
        .skip(nextStep)
        .flatMap(store -> ask(store, again).stream())
        .map(Answer::popular)
        .filter(popular -> !popular.isEmpty())
        .findFirst()
        .map(popular -> answer.withPopular(popular).asDegraded())
        .orElse(answer);
  }
}
