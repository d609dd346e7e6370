package dev.novapixel.recs.knowledge;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several stores, the best first: the first that answers is believed, and an answer of any but the
 * first is degraded. Below them lies what was remembered, so that an answer never fails.
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
    boolean degraded = false;
    for (Knowledge store : stores) {
      try {
        Answer answer = store.answer(question);
        remembered.remember(question, answer);
        return degraded ? answer.asDegraded() : answer;
      } catch (StoreAwayException away) {
        LOG.debug("{}", away.getMessage());
        degraded = true;
      }
    }
    return remembered.answer(question);
  }
}
