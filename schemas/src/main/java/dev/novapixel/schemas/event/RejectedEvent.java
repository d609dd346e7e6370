package dev.novapixel.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be used, kept with its reason so that it can be mended and sent again.
 *
 * @param shop the shop that sent it
 * @param eventId its id, given or derived
 * @param stage which part refused it
 * @param code why, as a stable word: response body, metric label and topic say the same
 * @param pointer JSON pointer to what was wrong, if one place was
 * @param detail the reason for a person to read, without the offending value
 * @param receivedAt when the gateway took it
 * @param original the scrubbed original, cut at 32 KiB
 * @param truncated whether {@code original} was cut
 * @param source where it stands in {@code pixel-events}; nothing if the gateway refused it
 */
public record RejectedEvent(
    String shop,
    String eventId,
    Stage stage,
    String code,
    @Nullable String pointer,
    String detail,
    Instant receivedAt,
    String original,
    boolean truncated,
    @Nullable Source source) {

  /** What the event ids begin with of records that could not be read, and so have none. */
  public static final String UNDECODABLE = "undecodable-";

  /** The parts that refuse events. */
  public enum Stage {
    GATEWAY,
    STITCHER
  }

  /** A record's place in {@code pixel-events}, from which it can be sent again. */
  public record Source(int partition, long offset) {}
}
