package dev.novapixel.gateway.snowplow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.Reason;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SnowplowRequestsTest {
  private static final PersonalFields PERSONAL = PersonalFields.standard(Dialect.SNOWPLOW);
  private static final String VENDOR = "iglu:com.snowplowanalytics.snowplow.ecommerce/";
  private static final String SELF_DESCRIBING =
      "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":%s}";
  private static final String ACTION =
      SELF_DESCRIBING.formatted(
          "{\"schema\":\""
              + VENDOR
              + "snowplow_ecommerce_action/jsonschema/1-0-2\",\"data\":{\"type\":\"add_to_cart\"}}");

  @Test
  void aPageViewNamesItsBrowserAndItsTimes() {
    EventFacts facts =
        one(
            """
            {"e": "pv", "eid": "e-1", "duid": "d-1", "uid": "u-1", "dtm": "1795229170145",
             "stm": "1795229170156", "ua": "Mozilla/5.0"}
            """);
    assertThat(facts.name()).isEqualTo("page_view");
    assertThat(facts.id()).isEqualTo("e-1");
    assertThat(facts.clientId()).isEqualTo("d-1");
    assertThat(facts.customer()).isEqualTo(new Login("u-1"));
    assertThat(facts.timestamp()).isEqualTo("1795229170145");
    assertThat(facts.sentAt()).isEqualTo("1795229170156");
    assertThat(facts.userAgent()).isEqualTo("Mozilla/5.0");
  }

  @Test
  void aTrueTimeStandsAndIsNotCorrected() {
    EventFacts facts = one("{\"e\":\"pv\",\"dtm\":\"1\",\"ttm\":\"1795229170000\",\"stm\":\"2\"}");
    assertThat(facts.timestamp()).isEqualTo("1795229170000");
    assertThat(facts.sentAt()).isNull();
  }

  @Test
  void dataIsReadInBothAlphabetsOfBase64WithAndWithoutPaddingAndPlain() {
    byte[] bytes = (ACTION + " ").getBytes(StandardCharsets.UTF_8);
    for (String packed :
        new String[] {
          "\"ue_px\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"",
          "\"ue_px\":\"" + Base64.getEncoder().withoutPadding().encodeToString(bytes) + "\"",
          "\"ue_px\":\"" + Base64.getUrlEncoder().encodeToString(bytes) + "\"",
          "\"ue_px\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\"",
          "\"ue_pr\":" + quoted(ACTION)
        }) {
      SentEvent event = event("{\"e\":\"ue\"," + packed + "}");
      assertThat(event.facts().name()).isEqualTo("add_to_cart");
      assertThat(event.payload()).contains("\"ue_pr\":{\"schema\":").doesNotContain("ue_px");
    }
  }

  @Test
  void anEventOfAnotherSchemaIsNamedByIt() {
    String link =
        SELF_DESCRIBING.formatted(
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1\","
                + "\"data\":{\"type\":\"x\"}}");
    assertThat(one("{\"e\":\"ue\",\"ue_pr\":" + quoted(link) + "}").name()).isEqualTo("link_click");
  }

  @Test
  void theUserEntityTellsWhoIsLoggedInWhereverItStands() {
    String user =
        "{\"data\":{\"email\":\"erika@example.com\",\"id\":\"c-1\"},\"schema\":\""
            + VENDOR
            + "user/jsonschema/1-0-0\"}";
    String page = "{\"schema\":\"" + VENDOR + "page/jsonschema/1-0-0\",\"data\":{\"id\":\"p\"}}";

    for (String entities : new String[] {user, page + "," + user, user + "," + page}) {
      SentEvent event = withEntities(entities);
      assertThat(event.facts().customer()).isEqualTo(new Login("c-1"));
      assertThat(event.payload()).doesNotContain("erika");
    }
    assertThat(withEntities(page).facts().customer()).isNull();
  }

  @Test
  void aGuestIsNobody() {
    String guest =
        "{\"schema\":\""
            + VENDOR
            + "user/jsonschema/1-0-0\",\"data\":{\"id\":\"g\",\"is_guest\":true}}";
    assertThat(withEntities(guest).facts().customer()).isEqualTo(new Login(null));
  }

  @Test
  void dataThatCantBeReadIsFaultyAndIsNotKept() {
    for (String data :
        new String[] {
          "\"ue_px\":\"***\"", "\"ue_px\":\"e30x\"", "\"co\":\"{\"", "\"co\":\"{} {}\""
        }) {
      SentEvent event = event("{\"e\":\"pv\"," + data + "}");
      assertThat(event.fault())
          .isEqualTo(
              Fault.of(Reason.UNREADABLE_DATA, "/" + data.substring(1, data.indexOf(':') - 1)));
      assertThat(event.payload()).contains(":null");
    }
  }

  @Test
  void dataThatNestsTooDeepIsFaulty() {
    String deep = "[".repeat(Limits.DEPTH) + "]".repeat(Limits.DEPTH);
    assertThat(event("{\"e\":\"pv\",\"co\":\"" + deep + "\"}").fault()).isNotNull();
  }

  @Test
  void theApplicationIsTheKeyWhereNothingElseIs() {
    assertThat(request("{\"e\":\"pv\",\"aid\":\"WK\"}").envelope().writeKey()).isEqualTo("WK");
  }

  @Test
  void aWithdrawalIsAConsentUpdate() {
    EventFacts facts = one(consent("withdrawn", ""));
    assertThat(facts.isConsentUpdate()).isTrue();
    assertThat(facts.consent()).isEqualTo(new Consent(false, false, false, false));
    assertThat(one(consent("allow_selected", "\"statistics\"")).consent())
        .isEqualTo(new Consent(true, false, false, false));
  }

  @Test
  void aQueryIsOneEvent() {
    Parsed.Request request =
        (Parsed.Request)
            SnowplowRequests.ofQueries(PERSONAL, 10_000)
                .parse(text("{\"e\":\"pp\",\"duid\":\"d\"}"));
    assertThat(request.events()).hasSize(1);
    assertThat(request.events().getFirst().facts().name()).isEqualTo("page_ping");
    assertThat(request.shape().pointer(0)).isEmpty();
  }

  @Test
  void whatIsNoPayloadIsRefusedWhole() {
    assertThat(refusal("[]")).isEqualTo(RequestFault.NOT_EVENTS);
    assertThat(refusal("{\"schema\":\"x\"}")).isEqualTo(RequestFault.NOT_EVENTS);
    assertThat(refusal("{\"data\":[")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(refusal("{\"data\":[]} x")).isEqualTo(RequestFault.NOT_JSON);
    assertThat(refusal("{\"data\":[" + "{},".repeat(Limits.EVENTS) + "{}]}"))
        .isEqualTo(RequestFault.TOO_MANY_EVENTS);
  }

  @Test
  void whatIsNoEventIsFaultyAndTheOthersAreNot() {
    Parsed.Request request = request("7,{\"e\":\"pv\"},{\"eid\":\"x\"}");
    assertThat(request.events())
        .extracting(event -> event.fault() == null ? null : event.fault().reason())
        .containsExactly(Reason.NOT_AN_OBJECT, null, Reason.MISSING_NAME);
  }

  private static String consent(String type, String scopes) {
    return "{\"e\":\"ue\",\"ue_pr\":"
        + quoted(
            SELF_DESCRIBING.formatted(
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/consent_preferences/jsonschema/1-0-0\","
                    + "\"data\":{\"consentScopes\":["
                    + scopes
                    + "],\"eventType\":\""
                    + type
                    + "\"}}"))
        + "}";
  }

  private static SentEvent withEntities(String entities) {
    String contexts =
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
            + entities
            + "]}";
    return event("{\"e\":\"pv\",\"co\":" + quoted(contexts) + "}");
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static EventFacts one(String event) {
    SentEvent read = event(event);
    assertThat(read.fault()).isNull();
    return read.facts();
  }

  private static SentEvent event(String event) {
    return request(event).events().getFirst();
  }

  private static Parsed.Request request(String events) {
    return (Parsed.Request) parsed("{\"schema\":\"s\",\"data\":[" + events + "]}");
  }

  private static RequestFault refusal(String body) {
    return ((Parsed.Refused) parsed(body)).fault();
  }

  private static Parsed parsed(String body) {
    RequestParser parser = SnowplowRequests.ofPosts(PERSONAL, 100_000);
    return Objects.requireNonNull(parser.parse(text(body)));
  }

  private static Body.Text text(String body) {
    return (Body.Text) Body.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
