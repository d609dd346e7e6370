package dev.novapixel.recs.filters;

import dev.novapixel.recs.situation.Situation;
import java.util.function.Predicate;

/** One hard rule about what must not be shown here. Pure and thread-safe. */
public interface ProductFilter {

  /** The word that explanations know it by. */
  String name();

  /** Which products the rule forbids in this situation; made once a request. */
  Predicate<String> forbids(Situation situation);
}
