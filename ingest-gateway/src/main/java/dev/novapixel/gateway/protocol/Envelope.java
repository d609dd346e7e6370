package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.schemas.event.Consent;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of all its events.
 *
 * @param sentAt the client's time of sending as written
 * @param shop which shop it claims to be of
 * @param customer who is logged in, if it says anything of it
 * @param consent what the visitor allowed, if it says so
 * @param writeKey the key, if it stands in the body
 * @param fault what is wrong with it, if anything
 */
public record Envelope(
    @Nullable String sentAt,
    @Nullable String shop,
    @Nullable Login customer,
    @Nullable Consent consent,
    @Nullable String writeKey,
    @Nullable Fault fault) {

  /** Says nothing. */
  public static final Envelope NONE = new Envelope(null, null, null, null, null, null);
}
