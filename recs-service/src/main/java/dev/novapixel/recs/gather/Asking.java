package dev.novapixel.recs.gather;

import dev.novapixel.recs.knowledge.Answer;
import dev.novapixel.recs.knowledge.Knowledge;
import dev.novapixel.recs.knowledge.Question;

/** All questions of one request, and whether any answer was degraded. For one thread. */
public final class Asking {
  private final Knowledge knowledge;
  private boolean degraded;

  public Asking(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  public Answer ask(Question question) {
    Answer answer = knowledge.answer(question);
    degraded |= answer.degraded();
    return answer;
  }

  /** Says that something else was not there that could have made the answer better. */
  void degrade() {
    degraded = true;
  }

  /** Whether a store was away, so that the answer may be less, or older, than it could be. */
  public boolean degraded() {
    return degraded;
  }
}
