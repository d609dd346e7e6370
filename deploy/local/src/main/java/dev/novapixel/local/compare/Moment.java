package dev.novapixel.local.compare;

import java.time.Instant;

/**
 * What is compared of two epochs: of which moment, and whose.
 *
 * @param asOf as of which values are compared
 * @param scope whose state is compared
 * @param movingFrom what was told since then may be seen in one epoch and not yet in the other
 */
record Moment(Instant asOf, Scope scope, Instant movingFrom) {

  /** Whether a shop is compared. */
  boolean includes(String shop) {
    return scope.includes(shop);
  }
}
