package dev.novapixel.local.compare;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of two epochs: of which moment, and whose.
 *
 * @param asOf as of which values are compared
 * @param shop the one shop that is compared; null for all
 * @param movingFrom what was told since then may be seen in one epoch and not yet in the other
 */
record Moment(Instant asOf, @Nullable String shop, Instant movingFrom) {

  /** Whether a shop is compared. */
  boolean includes(String other) {
    return shop == null || shop.equals(other);
  }
}
