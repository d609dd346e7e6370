package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.privacy.AddressMask;
import dev.novapixel.gateway.privacy.Pseudonym;
import dev.novapixel.gateway.protocol.ClientTime;
import dev.novapixel.gateway.protocol.DerivedId;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.EventTime;
import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.Reason;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of one event: consent first, then whether it is sound. A pure function.
 *
 * <p>Of an event that the visitor did not allow nothing is kept, not even its mistakes; only a
 * {@code consent_updated} always passes, with its identifiers and nothing else.
 */
final class EventJudge {
  /** All that is left of the payload of an event that only reports a choice. */
  private static final String CONSENT_PAYLOAD = "{\"name\":\"" + PixelEvent.CONSENT_UPDATED + "\"}";

  /** Characters of a rejected original that are kept: 32 KiB of what is mostly ASCII. */
  private static final int ORIGINAL_LENGTH = 32 * 1024;

  private EventJudge() {}

  static Verdict judge(SentEvent event, Sending sending) {
    EventFacts facts = event.facts();
    boolean idDerived = facts.id() == null;
    String id =
        facts.id() == null
            ? DerivedId.of(event.payload())
            : Pseudonym.of(facts.id(), sending.shop());
    Fault fault = event.fault() != null ? event.fault() : sending.envelope().fault();
    if (fault != null && fault.reason() == Reason.INVALID_CONSENT) {
      return rejected(id, fault, "", sending);
    }
    Consent consent = consent(facts, sending);
    if (!consent.allowsAnalytics(sending.stamp().whenAbsent()) && !facts.isConsentUpdate()) {
      return new Verdict.Dropped(id, AnonymousCount.of(facts, sending));
    }
    if (fault != null) {
      return rejected(
          id, fault, facts.isConsentUpdate() ? CONSENT_PAYLOAD : event.payload(), sending);
    }
    return new Verdict.Taken(taken(id, idDerived, event, consent, sending));
  }

  private static Consent consent(EventFacts facts, Sending sending) {
    Consent own = facts.consent() != null ? facts.consent() : sending.envelope().consent();
    Consent said = own != null ? own : Consent.ABSENT;
    return sending.refusesSale()
        ? new Consent(said.analytics(), said.marketing(), said.preferences(), false)
        : said;
  }

  private static PixelEvent taken(
      String id, boolean idDerived, SentEvent event, Consent consent, Sending sending) {
    EventFacts facts = event.facts();
    boolean bare = facts.isConsentUpdate();
    EventTime time = time(facts, sending);
    Place place = bare ? Place.NOWHERE : place(facts, sending);
    return new PixelEvent(
        sending.shop(),
        id,
        idDerived,
        sending.dialect(),
        bare ? PixelEvent.CONSENT_UPDATED : nameOf(facts),
        known(facts.clientId(), sending),
        known(facts.checkoutToken(), sending),
        known(customerId(facts, sending), sending),
        consent,
        time.occurredAt(),
        rawTime(time),
        time.corrected(),
        sending.receivedAt(),
        sending.stamp(),
        bare ? null : userAgent(facts, sending),
        place.country(),
        place.region(),
        bare ? CONSENT_PAYLOAD : event.payload());
  }

  private static String nameOf(EventFacts facts) {
    if (facts.name() == null) {
      throw new IllegalStateException("an event without a name is faulty");
    }
    return AddressMask.apply(facts.name());
  }

  /** What the event says itself goes before what its request lets know. */
  private static Place place(EventFacts facts, Sending sending) {
    boolean own = facts.country() != null || facts.region() != null;
    return own ? new Place(facts.country(), facts.region()) : sending.place();
  }

  /** Identifiers may be addresses of people. */
  private static @Nullable String known(@Nullable String id, Sending sending) {
    return id == null ? null : Pseudonym.of(id, sending.shop());
  }

  /** A time that can't be read may be anything that somebody has typed. */
  private static @Nullable String rawTime(EventTime time) {
    String raw = time.clientTime();
    return raw == null || !time.corrected() || ClientTime.parse(raw).isPresent() ? raw : null;
  }

  private static EventTime time(EventFacts facts, Sending sending) {
    return sending.imported()
        ? EventTime.imported(facts.timestamp(), sending.receivedAt())
        : EventTime.live(facts.timestamp(), sentAt(facts, sending), sending.receivedAt());
  }

  private static @Nullable String sentAt(EventFacts facts, Sending sending) {
    return facts.sentAt() != null ? facts.sentAt() : sending.envelope().sentAt();
  }

  private static @Nullable String userAgent(EventFacts facts, Sending sending) {
    String agent = facts.userAgent() != null ? facts.userAgent() : sending.userAgent();
    return agent == null ? null : AddressMask.apply(agent);
  }

  /** Who is logged in; where nobody is, whose order it is. */
  private static @Nullable String customerId(EventFacts facts, Sending sending) {
    Login login = facts.customer() != null ? facts.customer() : sending.envelope().customer();
    return login != null && login.customerId() != null
        ? login.customerId()
        : facts.orderCustomerId();
  }

  private static Verdict rejected(String id, Fault fault, String payload, Sending sending) {
    // A text or a number outside any object stands under no name that the list could know.
    String original = fault.reason() == Reason.NOT_AN_OBJECT ? "" : payload;
    boolean truncated = original.length() > ORIGINAL_LENGTH;
    return new Verdict.Rejected(
        new RejectedEvent(
            sending.shop(),
            id,
            RejectedEvent.Stage.GATEWAY,
            fault.reason().code(),
            AddressMask.apply(fault.pointer()),
            fault.reason().detail(),
            sending.receivedAt(),
            truncated ? original.substring(0, ORIGINAL_LENGTH) : original,
            truncated,
            null),
        fault);
  }
}
