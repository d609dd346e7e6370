package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.schemas.access.Access;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a good key is good for: from which pages, how fast, for which shop, and for what only a
 * server may do. Thread-safe.
 *
 * @param limits how much each key may send
 * @param logs where events go, while they can
 */
record AccessRules(KeyLimits limits, Logs logs) {
  private static final String ORIGIN = "Origin";

  /** Why a key is of no use to this request, whatever its body says; takes a token if it is. */
  Optional<Outcome.Refused> refusal(Access access, IntakeRequest request) {
    if (!access.isOpenTo(request.header(ORIGIN))) {
      return Optional.of(new Outcome.Refused(Refusal.ORIGIN_NOT_ALLOWED));
    }
    if (!logs.areOpenTo(request, access.isServer())) {
      return Optional.of(new Outcome.Refused(Refusal.LOG_UNAVAILABLE));
    }
    int seconds = limits.pass(access);
    return seconds > 0
        ? Optional.of(new Outcome.Refused(Refusal.RATE_LIMITED, seconds))
        : Optional.empty();
  }

  /** Why its events may not be taken with that key; they count for its pace even so. */
  Optional<Refusal> refusal(Access access, IntakeRequest request, Parsed.Request events) {
    limits.count(access, events.events().size());
    if (!access.settings().enabled()) {
      return Optional.of(Refusal.SHOP_DISABLED);
    }
    if (namesAnotherShop(events, access.shop())) {
      return Optional.of(Refusal.SHOP_MISMATCH);
    }
    boolean needsServerKey = request.isImport() || request.trial() != null;
    return needsServerKey && !access.isServer()
        ? Optional.of(Refusal.SERVER_KEY_REQUIRED)
        : Optional.empty();
  }

  private static boolean namesAnotherShop(Parsed.Request events, String shop) {
    if (isAnother(events.envelope().shop(), shop)) {
      return true;
    }
    for (SentEvent event : events.events()) {
      if (isAnother(event.facts().shop(), shop)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnother(@Nullable String named, String shop) {
    return named != null && !named.equalsIgnoreCase(shop);
  }
}
