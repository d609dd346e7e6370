package dev.novapixel.stitcher.dedup;

import dev.novapixel.stitcher.dedup.Fingerprints.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Whether a fingerprint can be among those that are kept at all: nearly every event is new, and to
 * find that out in the store would cost more than anything else that happens to it. It is made of
 * what the sweep comes by, round after round, so that what is forgotten there goes from here too;
 * until the first round is over anything may be kept.
 *
 * <p>Bound: two filters of {@link #MOST_BYTES}. They are good for 700,000 fingerprints a task; of
 * more, ever more are looked up in vain.
 */
public final class Recollection {
  private static final int MOST_BYTES = 1 << 20;

  /** Before anything is known of how many there are. */
  private static final int FEW = 4_000;

  private @Nullable FingerprintFilter whole;
  private FingerprintFilter growing = new FingerprintFilter(FEW, MOST_BYTES);
  private long met;

  public boolean mayHold(Fingerprint fingerprint) {
    return whole == null || whole.mayHold(fingerprint);
  }

  /** {@code fingerprint} is kept from now on, or was met by the sweep. */
  public void add(Fingerprint fingerprint) {
    met++;
    growing.add(fingerprint);
    if (whole != null) {
      whole.add(fingerprint);
    }
  }

  /** The sweep has come by all that were kept when it last began. */
  public void roundOver() {
    whole = growing;
    // As many as now, and those that come in this round and the next, in which it is the whole.
    growing = new FingerprintFilter(met + met / 2, MOST_BYTES);
    met = 0;
  }
}
