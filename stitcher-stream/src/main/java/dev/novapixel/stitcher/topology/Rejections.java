package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.RejectedEvent.Source;
import dev.novapixel.schemas.event.RejectedEvent.Stage;
import dev.novapixel.stitcher.normalise.Normalised;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes down what the stitcher cannot use, with its reason and its original. */
final class Rejections {
  /** Longest original kept, in characters. */
  private static final int ORIGINAL_LIMIT = 32 * 1024;

  /** As many bytes as become {@link #ORIGINAL_LIMIT} characters of base64. */
  private static final int BYTES_LIMIT = ORIGINAL_LIMIT / 4 * 3;

  private Rejections() {}

  static RejectedEvent of(PixelEvent event, Normalised.Refused refused, Source source) {
    String payload = event.payload();
    boolean truncated = payload.length() > ORIGINAL_LIMIT;
    return new RejectedEvent(
        event.shop(),
        event.eventId(),
        Stage.STITCHER,
        refused.code().text(),
        refused.pointer(),
        refused.detail(),
        event.receivedAt(),
        truncated ? payload.substring(0, ORIGINAL_LIMIT) : payload,
        truncated,
        source);
  }

  /** Bytes that are no pixel event, kept as base64 under their place in the log. */
  static RejectedEvent undecodable(
      String shop, Source source, Instant receivedAt, byte @Nullable [] bytes) {
    byte[] original = bytes == null ? new byte[0] : bytes;
    boolean truncated = original.length > BYTES_LIMIT;
    byte[] kept = truncated ? Arrays.copyOf(original, BYTES_LIMIT) : original;
    return new RejectedEvent(
        shop,
        RejectedEvent.UNDECODABLE + source.partition() + "-" + source.offset(),
        Stage.STITCHER,
        Normalised.Code.UNDECODABLE.text(),
        null,
        "the record is not a pixel event in the schema registry's format",
        receivedAt,
        Base64.getEncoder().encodeToString(kept),
        truncated,
        source);
  }
}
