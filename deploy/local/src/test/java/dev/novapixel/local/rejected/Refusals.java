package dev.novapixel.local.rejected;

import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.RejectedEvent.Source;
import dev.novapixel.schemas.event.RejectedEvent.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds rejected events. */
record Refusals(
    String id, String code, Instant receivedAt, String original, @Nullable Source source) {
  static final String SHOP = "a.test";
  static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  static Refusals of(String id) {
    return new Refusals(id, "missing_field", NOON, "{}", null);
  }

  static Refusals undecodable(long offset, String bytes) {
    return new Refusals(
        RejectedEvent.UNDECODABLE + "0-" + offset,
        "undecodable",
        NOON,
        bytes,
        new Source(0, offset));
  }

  Refusals code(String newCode) {
    return new Refusals(id, newCode, receivedAt, original, source);
  }

  Refusals at(Instant time) {
    return new Refusals(id, code, time, original, source);
  }

  Refusals from(int partition, long offset) {
    return new Refusals(id, code, receivedAt, original, new Source(partition, offset));
  }

  RejectedEvent event() {
    return new RejectedEvent(
        SHOP,
        id,
        source == null ? Stage.GATEWAY : Stage.STITCHER,
        code,
        "/data",
        "something is missing",
        receivedAt,
        original,
        false,
        source);
  }
}
