package dev.novapixel.local.compare;

import java.time.Instant;
import java.util.List;

/**
 * How two epochs compare.
 *
 * @param first the epoch that is believed
 * @param second the other
 * @param asOf the moment of which both speak
 * @param parts each part's result
 */
public record Comparison(String first, String second, Instant asOf, List<PartResult> parts) {
  public Comparison {
    parts = List.copyOf(parts);
  }

  public boolean isSame() {
    return parts.stream().allMatch(PartResult::isSame);
  }

  /** Entries of which nothing is known, since events touched them meanwhile. */
  public long moving() {
    return parts.stream().mapToLong(PartResult::moving).sum();
  }

  /** Whether a later look could only say the same. */
  boolean isSettled() {
    return isSame() && moving() == 0;
  }

  /** Entries that differ because shoppers were erased after the first epoch had counted them. */
  public long byErasure() {
    return parts.stream().mapToLong(PartResult::byErasure).sum();
  }

  /** Whether some of it was computed from other events. */
  public boolean differsInInput() {
    return parts.stream().anyMatch(part -> part.inInput() > 0);
  }
}
