package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Consent.WhenDenied;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shop that counts may keep of an event whose visitor did not allow analytics: that an event
 * of this name was, in this minute. It has an id of its own that nothing leads to, so what is sent
 * again counts again; later readers drop it by its consent, and so the sums add up.
 */
final class AnonymousCount {
  private static final String NO_CONTENT = "{}";
  private static final Consent DENIED = new Consent(false, null, null, null);

  private AnonymousCount() {}

  /** The trace of an event that was not allowed; null if its shop keeps none. */
  static @Nullable PixelEvent of(EventFacts facts, Sending sending) {
    if (sending.whenDenied() == WhenDenied.DROP || facts.name() == null) {
      return null;
    }
    Instant minute = sending.receivedAt().truncatedTo(ChronoUnit.MINUTES);
    return new PixelEvent(
        sending.shop(),
        UUID.randomUUID().toString(),
        true,
        sending.dialect(),
        AddressMask.apply(facts.name()),
        null,
        null,
        null,
        DENIED,
        minute,
        null,
        true,
        minute,
        sending.stamp(),
        null,
        null,
        null,
        NO_CONTENT);
  }
}
