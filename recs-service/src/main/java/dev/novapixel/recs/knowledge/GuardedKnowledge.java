package dev.novapixel.recs.knowledge;

import java.time.InstantSource;

/** A store behind a {@link Circuit}: one that is known to be away answers so at once. */
public final class GuardedKnowledge implements Knowledge {
  private final String store;
  private final Knowledge behind;
  private final Circuit circuit;

  public GuardedKnowledge(String store, Knowledge behind, InstantSource clock) {
    this.store = store;
    this.behind = behind;
    this.circuit = new Circuit(clock);
  }

  @Override
  public Answer answer(Question question) {
    if (!circuit.allows()) {
      throw new StoreAwayException(store);
    }
    try {
      Answer answer = behind.answer(question);
      circuit.succeeded();
      return answer;
    } catch (StoreAwayException away) {
      circuit.failed();
      throw away;
    }
  }
}
