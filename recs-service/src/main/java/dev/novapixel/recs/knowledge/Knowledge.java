package dev.novapixel.recs.knowledge;

/** A store that answers questions about a shop. Thread-safe; bounded in time. */
public interface Knowledge {

  /**
   * What is known, as far as this store keeps it.
   *
   * @throws StoreAwayException if the store gave no answer in time
   */
  Answer answer(Question question);
}
