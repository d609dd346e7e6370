package dev.novapixel.gateway.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SegmentRequestsTest {
  private static final PersonalFields PERSONAL = PersonalFields.standard(Dialect.SEGMENT);

  @Test
  void aTrackCallIsNamedByItsEvent() {
    EventFacts facts =
        one(
            Call.TRACK,
            """
            {"type": "track", "event": "Product Viewed", "messageId": "m-1", "anonymousId": "a-1",
             "userId": "u-1", "timestamp": "2026-03-14T18:00:00.000Z",
             "properties": {"product_id": "P1", "checkout_id": "t-1"},
             "context": {"userAgent": "Mozilla/5.0", "ip": "203.0.113.9"}}
            """);

    assertThat(facts.name()).isEqualTo("Product Viewed");
    assertThat(facts.id()).isEqualTo("m-1");
    assertThat(facts.clientId()).isEqualTo("a-1");
    assertThat(facts.customer()).isEqualTo(new Login("u-1"));
    assertThat(facts.checkoutToken()).isEqualTo("t-1");
    assertThat(facts.timestamp()).isEqualTo("2026-03-14T18:00:00.000Z");
    assertThat(facts.userAgent()).isEqualTo("Mozilla/5.0");
  }

  @Test
  void whatTheAddressSaysStandsInForAMissingType() {
    assertThat(one(Call.PAGE, "{\"anonymousId\": \"a\"}").name()).isEqualTo("page");
    assertThat(one(Call.TRACK, "{\"event\": \"Order Completed\"}").name())
        .isEqualTo("Order Completed");
  }

  @Test
  void aTrackCallWithoutAnEventIsFaultyThere() {
    assertThat(fault(Call.TRACK, "{\"type\": \"track\"}").pointer()).isEqualTo("/event");
    assertThat(fault(Call.BATCH, "{\"batch\": [{\"messageId\": \"m\"}]}").pointer())
        .isEqualTo("/type");
  }

  @Test
  void anAliasTiesTheIdBeforeToTheAccount() {
    EventFacts facts = one(Call.ALIAS, "{\"previousId\": \"a-1\", \"userId\": \"u-1\"}");
    assertThat(facts.clientId()).isEqualTo("a-1");
    assertThat(facts.customer()).isEqualTo(new Login("u-1"));
  }

  @Test
  void rudderStacksOwnTimeGoesFirst() {
    EventFacts facts =
        one(
            Call.PAGE,
            "{\"originalTimestamp\": \"2026-01-01T00:00:00Z\", \"timestamp\": \"x\", \"sentAt\": 5}");
    assertThat(facts.timestamp()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(facts.sentAt()).isEqualTo("5");
  }

  @Test
  void aBatchHoldsMessagesAndTheKeyAndTheTimeOfSending() {
    Parsed.Request request =
        request(
            Call.BATCH,
            """
            {"batch": [{"type": "identify", "userId": "u"}, {"type": "page"}],
             "writeKey": "WK", "sentAt": "2026-03-14T18:00:00Z"}
            """);
    assertThat(request.events()).hasSize(2);
    assertThat(request.envelope().writeKey()).isEqualTo("WK");
    assertThat(request.envelope().sentAt()).isEqualTo("2026-03-14T18:00:00Z");
    assertThat(request.shape().pointer(1)).isEqualTo("/batch/1");
  }

  @Test
  void aBatchMayHoldAsManyMessagesAsSegmentsClientsSendAndNoMore() {
    String messages =
        "{\"type\":\"page\"},".repeat(Limits.SEGMENT_EVENTS - 1) + "{\"type\":\"page\"}";
    assertThat(request(Call.BATCH, "{\"batch\":[" + messages + "]}").events())
        .hasSize(Limits.SEGMENT_EVENTS);
    assertThat(parsed(Call.BATCH, "{\"batch\":[{}," + messages + "]}"))
        .isEqualTo(new Parsed.Refused(RequestFault.TOO_MANY_EVENTS, ""));
  }

  @Test
  void consentComesAsSegmentSaysIt() {
    assertThat(
            consent(
                "\"consent\": {\"categoryPreferences\": {\"Analytics\": false, \"Advertising\": true}}"))
        .isEqualTo(new Consent(false, true, null, null));
  }

  @Test
  void consentComesAsRudderStackSaysIt() {
    assertThat(
            consent(
                """
                "consentManagement": {"provider": "oneTrust",
                 "allowedConsentIds": ["C0001", "C0003"], "deniedConsentIds": ["C0002", "C0004"]}
                """))
        .isEqualTo(new Consent(false, false, true, null));
  }

  @Test
  void aPurposeIsAllowedOnlyIfEveryNameOfItIs() {
    assertThat(
            consent(
                "\"consent\": {\"categoryPreferences\": {\"Performance\": false, \"Analytics\": true}}"))
        .isEqualTo(new Consent(false, null, null, null));
  }

  @Test
  void consentThatIsNotSpokenOfIsAbsent() {
    assertThat(one(Call.PAGE, "{\"context\": {\"consent\": {}}}").consent()).isNull();
  }

  @Test
  void aReportOfAChoiceIsKnownAsOne() {
    EventFacts facts =
        one(
            Call.TRACK,
            "{\"event\": \"Segment Consent Preference Updated\", \"anonymousId\": \"a\"}");
    assertThat(facts.isConsentUpdate()).isTrue();
  }

  @Test
  void traitsAndAddressesLeaveNothingPersonalBehind() {
    String payload =
        event(
                Call.IDENTIFY,
                """
                {"userId": "u", "traits": {"email": "erika@example.com", "firstName": "Erika"},
                 "context": {"ip": "203.0.113.9", "traits": {"phone": "+49 341 0000"},
                 "page": {"url": "https://shop.example/?m=erika@example.com"}}}
                """)
            .payload();
    assertThat(payload).doesNotContain("erika@", "Erika", "203.0.113", "0000");
  }

  @Test
  void anIdThatIsNoneIsFaultyWhereItStands() {
    assertThat(fault(Call.BATCH, "{\"batch\": [{\"type\": \"page\", \"anonymousId\": {}}]}"))
        .extracting(Fault::pointer)
        .isEqualTo("/anonymousId");
  }

  private static Consent consent(String member) {
    return Objects.requireNonNull(one(Call.PAGE, "{\"context\": {" + member + "}}").consent());
  }

  private static EventFacts one(Call call, String body) {
    SentEvent event = event(call, body);
    assertThat(event.fault()).isNull();
    return event.facts();
  }

  private static Fault fault(Call call, String body) {
    return Objects.requireNonNull(event(call, body).fault());
  }

  private static SentEvent event(Call call, String body) {
    return request(call, body).events().getFirst();
  }

  private static Parsed.Request request(Call call, String body) {
    return (Parsed.Request) parsed(call, body);
  }

  private static Parsed parsed(Call call, String body) {
    Body text = Body.of(body.getBytes(StandardCharsets.UTF_8));
    return SegmentRequests.parser(call, PERSONAL, 100_000).parse((Body.Text) text);
  }
}
