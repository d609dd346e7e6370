package dev.novapixel.local.send;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sending.
 *
 * @param accepted events that the gateway has taken
 * @param rejected events that it cannot use
 * @param droppedByConsent events whose visitor did not allow analytics
 * @param retried how often an event had to be sent again
 * @param badRows rows that gave no event, although they should
 * @param firstBadRow where the first of them is and what is wrong with it
 * @param rejections rejected events by the gateway's reason
 * @param skipped rows that are no events, by kind
 * @param took from the first event to the last answer
 */
public record Summary(
    long accepted,
    long rejected,
    long droppedByConsent,
    long retried,
    long badRows,
    @Nullable String firstBadRow,
    Map<String, Long> rejections,
    Map<String, Long> skipped,
    Duration took) {
  public Summary {
    rejections = new TreeMap<>(rejections);
    skipped = new TreeMap<>(skipped);
  }

  /** Whether everything that should be an event was taken. */
  public boolean complete() {
    return rejected == 0 && badRows == 0;
  }
}
