package dev.novapixel.local.compare;

import java.util.List;

/**
 * How one part of two epochs compares.
 *
 * @param name the part
 * @param first how many entries the first epoch has
 * @param second how many the second has
 * @param firstDigest of the first epoch's entries
 * @param secondDigest of the second's
 * @param inInput entries that were computed from something else
 * @param inComputing entries that differ though they were computed from the same, as far as it is
 *     known
 * @param byErasure entries that still hold what was counted of shoppers before they were erased, or
 *     may
 * @param moving entries that differ and that events touched while they were read, or of a shop that
 *     they did so: of them nothing is known
 * @param examples the first differences, for people
 */
public record PartResult(
    String name,
    long first,
    long second,
    String firstDigest,
    String secondDigest,
    long inInput,
    long inComputing,
    long byErasure,
    long moving,
    List<String> examples) {
  public PartResult {
    examples = List.copyOf(examples);
  }

  public boolean isSame() {
    return inInput == 0 && inComputing == 0;
  }
}
