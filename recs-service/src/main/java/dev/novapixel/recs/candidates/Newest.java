package dev.novapixel.recs.candidates;

import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.Iterator;
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

  /** How many products' facts are read at once where rules ask for them. */
  private static final int AT_ONCE = 100;

  private Newest() {}

  /**
   * Products that may be shown.
   *
   * @param wanted how many are enough, at least 1
   * @param forbidden what must not be shown, or is shown already
   */
  public static List<Candidate> find(Situation situation, int wanted, Predicate<String> forbidden) {
    Set<String> found = new LinkedHashSet<>();
    Iterator<String> everything = situation.assortment().everything().iterator();
    while (found.size() < wanted && everything.hasNext()) {
      for (String product : next(everything, situation)) {
        if (found.size() < wanted && !forbidden.test(product)) {
          found.add(product);
        }
      }
    }
    return found.stream().map(product -> new Candidate(product, NAME, 1, List.of())).toList();
  }

  /** The next product; more of them, whose facts are read in one question, if rules need facts. */
  private static List<String> next(Iterator<String> everything, Situation situation) {
    boolean needsFacts = situation.policy().asksForFacts();
    List<String> next = new ArrayList<>();
    while (everything.hasNext() && next.size() < (needsFacts ? AT_ONCE : 1)) {
      next.add(everything.next());
    }
    if (needsFacts) {
      situation.assortment().facts(next);
    }
    return next;
  }
}
