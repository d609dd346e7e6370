package dev.novapixel.stitcher.dedup;

import dev.novapixel.stitcher.dedup.Fingerprints.Fingerprint;

/**
 * Tells of most fingerprints that were never added that they were not, without a look at the disk:
 * a Bloom filter (Bloom, Communications of the ACM 13/7, 1970) whose bits for one fingerprint lie
 * in one cache line (Putze, Sanders, Singler, Journal of Experimental Algorithmics 14, 2009).
 */
final class FingerprintFilter {
  private static final int BITS_PER_FINGERPRINT = 12;
  private static final int WORDS_PER_LINE = 8;
  private static final int BITS_PER_LINE = WORDS_PER_LINE * Long.SIZE;
  private static final int PROBES = 6;

  /** Bits that name one of a line's: 2^9 are a line's. */
  private static final int PROBE_BITS = 9;

  /** An odd number whose bits are in no order: spreads the bits that the lines are chosen by. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] words;
  private final int lines;

  /**
   * An empty filter.
   *
   * @param expected so many fingerprints are told apart well: of those that were never added, one
   *     in a hundred passes
   * @param mostBytes what it takes at most, whatever is expected
   */
  FingerprintFilter(long expected, int mostBytes) {
    long wanted = expected * BITS_PER_FINGERPRINT / BITS_PER_LINE + 1;
    this.lines = (int) Math.min(wanted, mostBytes / (WORDS_PER_LINE * Long.BYTES));
    this.words = new long[lines * WORDS_PER_LINE];
  }

  void add(Fingerprint fingerprint) {
    int line = line(fingerprint);
    long probes = fingerprint.low();
    for (int probe = 0; probe < PROBES; probe++) {
      words[line + word(probes)] |= 1L << probes;
      probes >>>= PROBE_BITS;
    }
  }

  /** False only of what was never added. */
  boolean mayHold(Fingerprint fingerprint) {
    int line = line(fingerprint);
    long probes = fingerprint.low();
    for (int probe = 0; probe < PROBES; probe++) {
      if ((words[line + word(probes)] & 1L << probes) == 0) {
        return false;
      }
      probes >>>= PROBE_BITS;
    }
    return true;
  }

  /** A shift goes by its number's six lowest bits; the word is named by the three above. */
  private static int word(long probes) {
    return (int) (probes >>> 6) & (WORDS_PER_LINE - 1);
  }

  /** Half of a fingerprint is that of its record key, and alike in all of a client's events. */
  private int line(Fingerprint fingerprint) {
    long spread = (fingerprint.low() ^ fingerprint.high()) * SPREAD;
    return (int) (((spread >>> Integer.SIZE) * lines) >>> Integer.SIZE) * WORDS_PER_LINE;
  }
}
