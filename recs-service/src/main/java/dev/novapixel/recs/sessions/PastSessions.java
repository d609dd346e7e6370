package dev.novapixel.recs.sessions;

import java.util.List;
import java.util.Set;

/** What shops' sessions looked at, for whoever learns from them. Thread-safe. */
public interface PastSessions {

  /** The shops that have sessions; none as long as these have not been read. */
  Set<String> shops();

  /** How many sessions of the shop ever began here. */
  int begun(String shop);

  /**
   * What the shop's newest sessions looked at, by numbers of its own, the oldest first.
   *
   * @param most how many sessions at most
   */
  List<int[]> newest(String shop, int most);
}
