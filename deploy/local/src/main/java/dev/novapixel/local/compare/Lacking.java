package dev.novapixel.local.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Hashes of rows that only one of two sides has, as often as it has them more.
 *
 * @param inFirst those that the first side lacks
 * @param inSecond those that the second lacks
 */
record Lacking(List<Long> inFirst, List<Long> inSecond) {
  Lacking {
    inFirst = List.copyOf(inFirst);
    inSecond = List.copyOf(inSecond);
  }

  /** Of two sorted lists. */
  static Lacking of(List<Long> first, List<Long> second) {
    var inFirst = new ArrayList<Long>();
    var inSecond = new ArrayList<Long>();
    int here = 0;
    int there = 0;
    while (here < first.size() || there < second.size()) {
      int order =
          here == first.size()
              ? 1
              : there == second.size() ? -1 : Long.compare(first.get(here), second.get(there));
      if (order < 0) {
        inSecond.add(first.get(here++));
      } else if (order > 0) {
        inFirst.add(second.get(there++));
      } else {
        here++;
        there++;
      }
    }
    return new Lacking(inFirst, inSecond);
  }

  /** A row that was changed is lacking on both sides, and is one. */
  long rows() {
    return Math.max(inFirst.size(), inSecond.size());
  }
}
