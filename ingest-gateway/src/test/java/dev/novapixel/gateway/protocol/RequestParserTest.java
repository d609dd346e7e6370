package dev.novapixel.gateway.protocol;

import static dev.novapixel.gateway.protocol.Requests.event;
import static dev.novapixel.gateway.protocol.Requests.fault;
import static dev.novapixel.gateway.protocol.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.Parsed.Shape;
import dev.novapixel.schemas.event.Consent;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestParserTest {

  @Test
  void eventsMayStandOneALine() {
    Parsed.Request request =
        Requests.request(
            """
            {"id": "a", "name": "one", "writeKey": "WK", "sentAt": "2026-03-14T12:00:00Z"}
            {"id": "b"}
            {"id": "c", "name": "three"}
            """);
    assertThat(request.shape()).isEqualTo(Shape.LINES);
    assertThat(request.envelope().writeKey()).isEqualTo("WK");
    assertThat(request.events())
        .extracting(event -> event.facts().id() + " " + event.fault())
        .containsExactly("a null", "b " + Fault.of(Reason.MISSING_NAME, "/name"), "c null");
    assertThat(request.events().getFirst().facts().sentAt()).isEqualTo("2026-03-14T12:00:00Z");
    assertThat(request.shape().pointer(2)).isEqualTo("/2");
  }

  @Test
  void anObjectWithoutEventsIsOneEvent() {
    Parsed.Request request = request("{\"name\":\"page_viewed\"}");
    assertThat(request.shape()).isEqualTo(Shape.SINGLE);
    assertThat(request.events()).hasSize(1);
  }

  @Test
  void anArrayIsSeveralEvents() {
    Parsed.Request request = request(" [ {\"name\":\"a\"} , {\"name\":\"b\"} ] ");
    assertThat(request.shape()).isEqualTo(Shape.ARRAY);
    assertThat(request.events()).extracting(sent -> sent.facts().name()).containsExactly("a", "b");
    assertThat(request.events()).extracting(SentEvent::payload).contains("{\"name\":\"a\"}");
  }

  @Test
  void anObjectWithEventsIsAnEnvelopeInWhateverOrder() {
    Parsed.Request request =
        request(
            "{\"events\":[{\"name\":\"a\"}],\"v\":1,\"sentAt\":\"now\",\"shop\":\"s\","
                + "\"customerId\":\"gid://shopify/Customer/7\",\"writeKey\":\"k\","
                + "\"consent\":{\"analyticsProcessingAllowed\":true,\"marketingAllowed\":false}}");
    assertThat(request.shape()).isEqualTo(Shape.envelope("events"));
    assertThat(request.envelope())
        .isEqualTo(
            new Envelope(
                "now", "s", new Login("7"), new Consent(true, false, null, null), "k", null));
  }

  @Test
  void anEmptyBatchIsABatch() {
    assertThat(request("[]").events()).isEmpty();
    assertThat(request("{\"events\":[]}").events()).isEmpty();
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThat(fault("hello")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("{\"name\":\"a\"")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("{} {")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("[] {}")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("{\"events\":[]} {}")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("{'name':1}")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(fault("7")).isEqualTo(RequestFault.NOT_EVENTS);
    assertThat(fault("null")).isEqualTo(RequestFault.NOT_EVENTS);
    assertThat(fault("   ")).isEqualTo(RequestFault.EMPTY_BODY);
  }

  @Test
  void aRefusalSaysWhereReadingStopped() {
    assertThat(Requests.parsed("{\"events\":[{},{\"data\":{\"a\":tru}}]}"))
        .isEqualTo(new Parsed.Refused(RequestFault.NOT_JSON, "/events/1/data/a"));
  }

  @Test
  void depthAndLengthsAreBounded() {
    assertThat(fault("[".repeat(10_000))).isEqualTo(RequestFault.BEYOND_LIMITS);
    assertThat(fault("{\"name\":\"a\",\"n\":" + "1".repeat(101) + "}"))
        .isEqualTo(RequestFault.BEYOND_LIMITS);
    assertThat(fault("{\"" + "n".repeat(2000) + "\":1}")).isEqualTo(RequestFault.BEYOND_LIMITS);
    assertThat(event("{\"name\":\"a\",\"n\":" + "[".repeat(60) + "]".repeat(60) + "}").fault())
        .isNull();
  }

  @Test
  void moreThanFiveHundredEventsAreTooMany() {
    String five = Stream.generate(() -> "{}").limit(501).collect(Collectors.joining(","));
    assertThat(fault("[" + five + "]")).isEqualTo(RequestFault.TOO_MANY_EVENTS);
    assertThat(fault("{\"events\":[" + five + "]}")).isEqualTo(RequestFault.TOO_MANY_EVENTS);
    assertThat(request("[" + five.substring(3) + "]").events()).hasSize(500);
  }

  @Test
  void theLargestEventIsALimitOfItsOwn() {
    String text = "\"x\",".repeat(Requests.EVENT_LIMIT / 4);
    Fault fault = event("{\"name\":\"a\",\"t\":[" + text + "1]}").fault();
    assertThat(fault).isEqualTo(Fault.of(Reason.EVENT_TOO_LARGE, ""));
  }

  @Test
  void itemsThatAreNoObjectsAreFaultyEachForItself() {
    Parsed.Request request = request("[1.5,\"x\",null,[{}],{\"name\":\"a\"},true]");
    assertThat(request.events())
        .extracting(SentEvent::payload)
        .containsExactly("1.5", "\"x\"", "null", "[{}]", "{\"name\":\"a\"}", "true");
    assertThat(request.events())
        .extracting(sent -> sent.fault() == null ? "" : reason(sent).code())
        .containsExactly(
            "not_an_object",
            "not_an_object",
            "not_an_object",
            "not_an_object",
            "",
            "not_an_object");
  }

  @Test
  void numbersAreIdsToo() {
    SentEvent event = event("{\"id\":17,\"name\":\"a\",\"clientId\":4,\"customerId\":7712}");
    assertThat(event.facts().id()).isEqualTo("17");
    assertThat(event.facts().clientId()).isEqualTo("4");
    assertThat(event.facts().customer()).isEqualTo(new Login("7712"));
  }

  @Test
  void placeholdersAndMalformedIdsAreNoIds() {
    assertThat(reason("{\"name\":\"a\",\"clientId\":\"undefined\"}"))
        .isEqualTo(Reason.PLACEHOLDER_ID);
    assertThat(reason("{\"name\":\"a\",\"id\":\"[object Object]\"}"))
        .isEqualTo(Reason.PLACEHOLDER_ID);
    assertThat(reason("{\"name\":\"a\",\"id\":{}}")).isEqualTo(Reason.INVALID_ID);
    assertThat(reason("{\"name\":\"a\",\"id\":1.5}")).isEqualTo(Reason.INVALID_ID);
    assertThat(reason("{\"name\":\"a\",\"clientId\":\"" + "x".repeat(201) + "\"}"))
        .isEqualTo(Reason.INVALID_CLIENT_ID);
    assertThat(reason("{\"name\":\"a\",\"data\":{\"checkout\":{\"token\":true}}}"))
        .isEqualTo(Reason.INVALID_CHECKOUT_TOKEN);
    assertThat(reason("{\"name\":\"a\",\"nova\":{\"customerId\":[1]}}"))
        .isEqualTo(Reason.INVALID_CUSTOMER_ID);
  }

  @Test
  void aNameIsNeeded() {
    assertThat(reason("{}")).isEqualTo(Reason.MISSING_NAME);
    assertThat(reason("{\"name\":\"  \"}")).isEqualTo(Reason.MISSING_NAME);
    assertThat(reason("{\"name\":5}")).isEqualTo(Reason.INVALID_NAME);
    assertThat(reason("{\"name\":\"" + "n".repeat(201) + "\"}")).isEqualTo(Reason.INVALID_NAME);
  }

  @Test
  void anAttackByExponentIsFoundWhereItStands() {
    assertThat(event("[{\"name\":\"a\",\"data\":{\"x\":[0,1e400]}}]").fault()).isNull();
    assertThat(event("[{\"name\":\"a\",\"data\":{\"x\":[0,1e999999999]}}]").fault())
        .isEqualTo(Fault.of(Reason.NUMBER_OUT_OF_RANGE, "/data/x/1"));
  }

  @Test
  void whoIsLoggedInIsSaidByTheEventItselfFirst() {
    assertThat(event("{\"name\":\"a\",\"customerId\":\"1\",\"nova\":{\"customerId\":\"2\"}}"))
        .extracting(sent -> sent.facts().customer())
        .isEqualTo(new Login("2"));
    assertThat(event("{\"name\":\"a\",\"nova\":{\"customerId\":null}}").facts().customer())
        .as("expressly nobody")
        .isEqualTo(new Login(null));
    assertThat(event("{\"name\":\"a\"}").facts().customer()).isNull();
  }

  @Test
  void consentIsUnderstoodInSeveralSpellings() {
    assertThat(consent("{\"analytics\":\"denied\",\"marketing\":\"yes\"}"))
        .isEqualTo(new Consent(false, true, null, null));
    assertThat(consent("false")).isEqualTo(new Consent(false, false, false, false));
    assertThat(consent("null")).isNull();
    assertThat(consent("{}")).isEqualTo(Consent.ABSENT);
    assertThat(reason("{\"name\":\"a\",\"consent\":\"perhaps\"}"))
        .isEqualTo(Reason.INVALID_CONSENT);
    assertThat(reason("{\"name\":\"a\",\"nova\":{\"consent\":{\"analytics\":7}}}"))
        .isEqualTo(Reason.INVALID_CONSENT);
  }

  @Test
  void ofAMemberThatStandsThereTwiceTheLastCounts() {
    EventFacts facts =
        event(
                "{\"name\":\"a\",\"name\":\"b\",\"clientId\":\"1\",\"clientId\":null,"
                    + "\"data\":{\"checkout\":{\"token\":\"t\"}},\"data\":{}}")
            .facts();
    assertThat(facts.name()).isEqualTo("b");
    assertThat(facts.clientId()).isNull();
    assertThat(facts.checkoutToken()).isNull();
  }

  @Test
  void anEnvelopesFaultConcernsAllItsEvents() {
    assertThat(request("{\"customerId\":\"undefined\",\"events\":[]}").envelope().fault())
        .isEqualTo(new Fault(Reason.PLACEHOLDER_ID, "/customerId", true));
    assertThat(request("{\"name\":7,\"events\":[]}").envelope().fault())
        .as("what is no member of an envelope is not looked at")
        .isNull();
  }

  @Test
  void theWriteKeyIsReadButNotKept() {
    Parsed.Request request = request("{\"name\":\"a\",\"writeKey\":\"secret\"}");
    assertThat(request.envelope().writeKey()).isEqualTo("secret");
    assertThat(request.events().getFirst().payload())
        .isEqualTo("{\"name\":\"a\",\"writeKey\":null}");
  }

  private static Reason reason(String body) {
    return reason(event(body));
  }

  private static Reason reason(SentEvent event) {
    return Objects.requireNonNull(event.fault()).reason();
  }

  private static @org.jspecify.annotations.Nullable Consent consent(String json) {
    return event("{\"name\":\"a\",\"consent\":" + json + "}").facts().consent();
  }
}
