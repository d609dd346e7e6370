package dev.novapixel.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.Requests;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.Consent.WhenDenied;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.PixelEvent.Stamp;
import dev.novapixel.schemas.event.RejectedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EventJudgeTest {
  private static final Place PLACE = new Place("AT", "9");
  private static final Instant NOW = Instant.parse("2026-03-14T18:10:00Z");

  @Test
  void anExampleBecomesAPixelEventWithAllItsStamps() {
    String example = Requests.example("checkout_completed");
    PixelEvent event = taken("{\"events\":[" + example + "]}");
    assertThat(event.shop()).isEqualTo("shop.test");
    assertThat(event.eventId()).isEqualTo("sh-f77c2a03-C1D8-4ED4-9C9B-0D352C0EF3BF");
    assertThat(event.idDerived()).isFalse();
    assertThat(event.dialect()).isEqualTo(Dialect.SHOPIFY_PIXEL);
    assertThat(event.clientId()).isEqualTo("4f0c7f5e-9d0b-4c0e-8a5d-2b7e61c3f9aa");
    assertThat(event.checkoutToken()).isEqualTo("9a1e6c0d7b5f4e2f8c3d1a0b9e8f7a6d");
    assertThat(event.customerId()).as("whose order it is").isEqualTo("7712349876543");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-14T18:07:44.317Z"));
    assertThat(event.receivedAt()).isEqualTo(NOW);
    assertThat(event.stamp()).isEqualTo(stamp(WhenAbsent.GRANTED));
    assertThat(event.consent()).isEqualTo(Consent.ABSENT);
  }

  @Test
  void whoIsLoggedInGoesBeforeWhoseOrderItIs() {
    String example = Requests.example("checkout_completed");
    assertThat(taken("{\"customerId\":\"1\",\"events\":[" + example + "]}").customerId())
        .isEqualTo("1");
    assertThat(taken("{\"customerId\":null,\"events\":[" + example + "]}").customerId())
        .isEqualTo("7712349876543");
  }

  @Test
  void anEventsOwnLoginGoesBeforeItsEnvelopes() {
    String before = "{\"name\":\"page_viewed\",\"nova\":{\"customerId\":null}}";
    assertThat(taken("{\"customerId\":\"1\",\"events\":[" + before + "]}").customerId()).isNull();
  }

  @Test
  void anEventsOwnConsentGoesBeforeItsEnvelopes() {
    String own = "{\"name\":\"page_viewed\",\"nova\":{\"consent\":{\"analytics\":true}}}";
    assertThat(judge("{\"consent\":false,\"events\":[" + own + "]}", WhenAbsent.DENIED))
        .isInstanceOf(Verdict.Taken.class);
  }

  @Test
  void deniedIsNotAbsent() {
    String silent = "{\"id\":\"e\",\"name\":\"page_viewed\"}";
    String denied =
        "{\"consent\":{\"analyticsProcessingAllowed\":false},\"events\":[" + silent + "]}";
    assertThat(judge(silent, WhenAbsent.GRANTED)).isInstanceOf(Verdict.Taken.class);
    assertThat(judge(silent, WhenAbsent.DENIED)).isEqualTo(new Verdict.Dropped("e", null));
    assertThat(judge(denied, WhenAbsent.GRANTED)).isEqualTo(new Verdict.Dropped("e", null));
  }

  @Test
  void ofAnEventThatWasNotAllowedNotEvenItsMistakesAreKept() {
    assertThat(judge("{\"id\":\"e\",\"consent\":false}", WhenAbsent.GRANTED))
        .isEqualTo(new Verdict.Dropped("e", null));
  }

  @Test
  void aConsentThatCannotBeReadKeepsNothingOfTheEventButItsReason() {
    RejectedEvent rejected =
        rejected("{\"id\":\"e\",\"name\":\"a\",\"consent\":\"perhaps\",\"data\":{\"x\":1}}");
    assertThat(rejected.code()).isEqualTo("invalid_consent");
    assertThat(rejected.pointer()).isEqualTo("/consent");
    assertThat(rejected.original()).isEmpty();
  }

  @Test
  void aConsentUpdateAlwaysPassesWithItsIdentifiersAndNothingElse() {
    PixelEvent event =
        taken(
            "{\"id\":\"e\",\"name\":\"consent_updated\",\"clientId\":\"c\",\"customerId\":\"7\","
                + "\"customerPrivacy\":{\"analyticsProcessingAllowed\":false},"
                + "\"nova\":{\"country\":\"DE\",\"region\":\"Bayern\"},\"data\":{\"x\":1},"
                + "\"context\":{\"navigator\":{\"userAgent\":\"Mozilla\"}}}");
    assertThat(event.consent().deniesAnalytics()).isTrue();
    assertThat(event.clientId()).isEqualTo("c");
    assertThat(event.customerId()).isEqualTo("7");
    assertThat(event.payload()).isEqualTo("{\"name\":\"consent_updated\"}");
    assertThat(event.userAgent()).isNull();
    assertThat(event.country()).isNull();
    assertThat(event.region()).isNull();
  }

  @Test
  void anIdIsDerivedWhereNoneIsGivenAndStaysTheSame() {
    String event = "{\"name\":\"page_viewed\",\"timestamp\":\"2026-03-14T18:00:00Z\"}";
    PixelEvent first = taken(event);
    assertThat(first.idDerived()).isTrue();
    assertThat(taken("{\"sentAt\":\"2026-03-14T18:09:00Z\",\"events\":[" + event + "]}").eventId())
        .isEqualTo(first.eventId());
  }

  @Test
  void aRejectedEventIsKeptScrubbedWithItsReason() {
    RejectedEvent rejected = rejected("{\"id\":\"e\",\"data\":{\"email\":\"erika@example.com\"}}");
    assertThat(rejected.shop()).isEqualTo("shop.test");
    assertThat(rejected.eventId()).isEqualTo("e");
    assertThat(rejected.stage()).isEqualTo(RejectedEvent.Stage.GATEWAY);
    assertThat(rejected.code()).isEqualTo("missing_name");
    assertThat(rejected.pointer()).isEqualTo("/name");
    assertThat(rejected.original()).isEqualTo("{\"id\":\"e\",\"data\":{\"email\":null}}");
    assertThat(rejected.truncated()).isFalse();
  }

  @Test
  void aLongOriginalIsCut() {
    RejectedEvent rejected = rejected("{\"data\":\"" + "x".repeat(50_000) + "\"}");
    assertThat(rejected.original()).hasSize(32 * 1024);
    assertThat(rejected.truncated()).isTrue();
  }

  @Test
  void aShopThatCountsKeepsThatSuchAnEventWasAndNothingElse() {
    String event =
        "{\"id\":\"e\",\"name\":\"page_viewed\",\"clientId\":\"c\",\"customerId\":\"7\",\"consent\":false,"
            + "\"timestamp\":\"2026-03-14T18:00:00Z\",\"data\":{\"x\":1}}";
    Verdict.Dropped dropped =
        (Verdict.Dropped) judge(event, WhenAbsent.GRANTED, WhenDenied.COUNT, false);

    assertThat(dropped.eventId()).isEqualTo("e");
    PixelEvent trace = Objects.requireNonNull(dropped.trace());
    assertThat(trace.name()).isEqualTo("page_viewed");
    assertThat(trace.payload()).isEqualTo("{}");
    assertThat(trace.eventId()).isNotEqualTo("e");
    assertThat(trace.clientId()).isNull();
    assertThat(trace.customerId()).isNull();
    assertThat(trace.clientTime()).isNull();
    assertThat(trace.occurredAt()).isEqualTo(NOW.truncatedTo(ChronoUnit.MINUTES));
    assertThat(trace.receivedAt()).isEqualTo(trace.occurredAt());
    assertThat(trace.analyticsAllowed()).as("later readers drop it").isFalse();
  }

  @Test
  void whereAnEventComesFromIsWhatItSaysItselfElseWhatItsRequestLetsKnow() {
    assertThat(taken("{\"name\":\"a\"}").country()).isEqualTo("AT");
    assertThat(taken("{\"name\":\"a\"}").region()).isEqualTo("9");
    PixelEvent own = taken("{\"name\":\"a\",\"nova\":{\"country\":\"de\"}}");
    assertThat(own.country()).isEqualTo("DE");
    assertThat(own.region()).isNull();
  }

  @Test
  void aBrowsersNoToTheSaleOfItsDataGoesBeforeWhatThePageSays() {
    String event =
        "{\"name\":\"page_viewed\",\"consent\":{\"analytics\":true,\"saleOfData\":true}}";
    Verdict.Taken taken = (Verdict.Taken) judge(event, WhenAbsent.DENIED, WhenDenied.DROP, true);

    assertThat(taken.event().consent()).isEqualTo(new Consent(true, null, null, false));
    assertThat(taken(event).consent().saleOfData()).isTrue();
  }

  private static PixelEvent taken(String body) {
    return ((Verdict.Taken) judge(body, WhenAbsent.GRANTED)).event();
  }

  private static RejectedEvent rejected(String body) {
    return ((Verdict.Rejected) judge(body, WhenAbsent.GRANTED)).event();
  }

  private static Verdict judge(String body, WhenAbsent whenAbsent) {
    return judge(body, whenAbsent, WhenDenied.DROP, false);
  }

  private static Verdict judge(
      String body, WhenAbsent whenAbsent, WhenDenied whenDenied, boolean refusesSale) {
    Parsed.Request request = Requests.request(body);
    return EventJudge.judge(
        request.events().getFirst(),
        new Sending(
            "shop.test",
            stamp(whenAbsent),
            whenDenied,
            Dialect.SHOPIFY_PIXEL,
            refusesSale,
            null,
            PLACE,
            request.envelope(),
            NOW,
            false));
  }

  private static Stamp stamp(WhenAbsent whenAbsent) {
    return new Stamp(3, Duration.ofMinutes(30), whenAbsent);
  }
}
