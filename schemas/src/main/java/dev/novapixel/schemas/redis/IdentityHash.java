package dev.novapixel.schemas.redis;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Identity;
import java.util.Map;
import java.util.Optional;

/** The Redis hash at {@link RedisKeys#identity}: whose an identifier is now. */
public final class IdentityHash {
  /** {@code type:value} of the current shopper. */
  public static final String SHOPPER = "shopper";

  /** ISO 8601 event time of the event that tied the identifier. */
  public static final String TIED_AT = "tied_at";

  /** That event's id. */
  public static final String EVENT_ID = "event_id";

  private IdentityHash() {}

  /** The fields to write. */
  public static Map<String, String> write(Identity identity) {
    return Map.of(
        SHOPPER,
        identity.shopper().text(),
        TIED_AT,
        Times.text(identity.tiedAt()),
        EVENT_ID,
        identity.eventId());
  }

  /** The current shopper, from the fields read; empty if the identifier is unknown. */
  public static Optional<Identifier> shopper(Map<String, String> fields) {
    return Optional.ofNullable(fields.get(SHOPPER)).flatMap(Identifier::parse);
  }
}
