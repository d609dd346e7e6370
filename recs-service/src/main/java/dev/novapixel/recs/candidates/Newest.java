package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The last resort: whatever the shop sells, newest first. Reads on until it has found as many as
 * are wanted, so it comes back empty only if nothing may be shown at all.
 */
public final class Newest {
  public static final String NAME = "new";

  private Newest() {}

  /**
   * Products that may be shown.
   *
   * @param wanted how many are enough, at least 1
   * @param forbidden what must not be shown, or is shown already
   */
  public static List<Candidate> find(Situation situation, int wanted, Predicate<String> forbidden) {
    Set<String> found = new LinkedHashSet<>();
    for (String product : situation.assortment().everything()) {
      if (!forbidden.test(product)) {
        found.add(product);
      }
      if (found.size() == wanted) {
        break;
      }
    }
    return found.stream().map(product -> new Candidate(product, NAME, 1, List.of())).toList();
  }
}
