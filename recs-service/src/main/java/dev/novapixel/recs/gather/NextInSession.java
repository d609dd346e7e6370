package dev.novapixel.recs.gather;

import dev.novapixel.recs.situation.Scored;
import java.util.List;
import java.util.Optional;

/** What past sessions say of an open one. Thread-safe. */
@FunctionalInterface
public interface NextInSession {
  /** Past sessions that are there, and say nothing. */
  NextInSession NOTHING = (_, _, _) -> Optional.of(List.of());

  /**
   * What sessions like it looked at, best first.
   *
   * @param open products looked at, oldest first, at least one
   * @return empty as long as past sessions are not there
   */
  Optional<List<Scored>> next(String shop, List<String> open, int limit);
}
