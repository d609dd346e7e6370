package dev.novapixel.recs.sessions;

import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.ItemScores;
import dev.novapixel.recs.nextitem.KnnSettings;
import dev.novapixel.recs.nextitem.SessionBlend;
import dev.novapixel.recs.nextitem.SessionIndex;
import dev.novapixel.recs.nextitem.SessionKnn;
import org.jspecify.annotations.Nullable;

/**
 * What one lookup in an index works with: some 100 kB of arrays that serve request after request.
 * Not thread-safe.
 */
final class Lookup {
  private final Forest forest;
  private final SessionKnn knn;
  private final @Nullable SessionBlend blend;
  private final ItemScores nearest = new ItemScores();
  private final ItemScores learnt = new ItemScores();

  Lookup(SessionIndex index, Forest forest) {
    this.forest = forest;
    this.knn = new SessionKnn(index, KnnSettings.SERVED);
    this.blend = forest.size() == 0 ? null : new SessionBlend(index, forest, BlendSettings.SERVED);
  }

  /** Whether it weighs by this forest. */
  boolean weighsBy(Forest asked) {
    return forest == asked;
  }

  void foretell(int[] open) {
    if (blend == null) {
      knn.foretell(open, nearest);
    } else {
      blend.foretell(open, learnt); // which asks the nearest itself
    }
  }

  /** What nearest sessions said; valid until the next question. */
  ItemScores nearest() {
    return blend == null ? nearest : blend.nearest();
  }

  /** What the forest said, nothing if it has no trees; valid until the next question. */
  ItemScores learnt() {
    return learnt;
  }
}
