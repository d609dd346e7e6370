package dev.novapixel.recs.gather;

import dev.novapixel.recs.situation.Foretold;
import java.util.List;
import java.util.Optional;

/** What past sessions say of an open one. Thread-safe. */
@FunctionalInterface
public interface NextInSession {
  /** Past sessions that are there, and say nothing. */
  NextInSession NOTHING = (_, _, _) -> Optional.of(Foretold.NOTHING);

  /**
   * What they say comes next.
   *
   * @param open products looked at, oldest first, at least one
   * @param limit of each list
   * @return empty as long as past sessions are not there
   */
  Optional<Foretold> next(String shop, List<String> open, int limit);
}
