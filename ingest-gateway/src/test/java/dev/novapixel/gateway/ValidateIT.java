package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.SERVER_KEY;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ValidateIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final LogReader LOG = new LogReader(GATEWAY.format());
  private static final String VALIDATE = "/v1/validate?k=" + SERVER_KEY;

  private static final String REQUEST =
      """
      {"sentAt": "2026-03-14T18:00:00Z", "events": [
        {"id": "v1", "name": "page_viewed", "clientId": "validated", "timestamp": "2026-03-14T17:59:59Z",
         "consent": true, "customData": {"email": "ann@example.com", "url": "/?phone=555", "fine": 1}},
        {"name": "page_viewed", "clientId": "ann@example.com", "timestamp": "soon"},
        {"id": "v3", "clientId": "validated"},
        {"id": "v4", "name": "page_viewed", "clientId": "validated", "consent": false},
        7]}
      """;

  @Test
  void everyEventIsToldWhatWouldBecomeOfItAndNoneIsKept() {
    Answer answer = CLIENT.post(VALIDATE, REQUEST);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/data/accepted")).isEqualTo("3");
    assertThat(answer.at("/data/rejected")).isEqualTo("2");
    assertThat(answer.at("/data/results/0/status")).isEqualTo("accepted");
    assertThat(answer.at("/data/results/0/id_derived")).isEqualTo("false");
    assertThat(answer.at("/data/results/0/time_corrected")).isEqualTo("false");
    assertThat(answer.at("/data/results/0/consent_given")).isEqualTo("true");
    assertThat(answer.json().at("/data/results/0/removed").toString())
        .isEqualTo("[\"/events/0/customData/email\",\"/events/0/customData/url\"]");
    assertThat(answer.at("/data/results/1/id_derived")).isEqualTo("true");
    assertThat(answer.at("/data/results/1/client_id")).startsWith("email-");
    assertThat(answer.at("/data/results/1/time_corrected")).isEqualTo("true");
    assertThat(answer.at("/data/results/2/code")).isEqualTo("missing_name");
    assertThat(answer.at("/data/results/2/path")).isEqualTo("/events/2/name");
    assertThat(answer.at("/data/results/2/detail")).isEqualTo("an event needs a name");
    assertThat(answer.at("/data/results/3/code")).isEqualTo("dropped_by_consent");
    assertThat(answer.at("/data/results/4/code")).isEqualTo("not_an_object");

    assertThat(LOG.values(Topics.PIXEL_EVENTS, (PixelEvent event) -> event.eventId().equals("v1")))
        .isEmpty();
    assertThat(
            LOG.values(
                Topics.REJECTED_EVENTS, (RejectedEvent event) -> event.eventId().equals("v3")))
        .isEmpty();
  }

  @Test
  void oneEventAndAnArrayAreReadAsTheyAreWhenTheyAreSent() {
    Answer single = CLIENT.post(VALIDATE, "{\"name\":\"a\",\"email\":\"x\"}");
    assertThat(single.at("/data/results/0/removed/0")).isEqualTo("/email");

    Answer array = CLIENT.post(VALIDATE, "[{\"name\":\"a\"},{\"name\":\"b\",\"zip\":[{\"x\":1}]}]");
    assertThat(array.at("/data/results/1/removed/0")).isEqualTo("/1/zip");
    assertThat(CLIENT.post(VALIDATE, "[]").status()).isEqualTo(200);
  }

  @Test
  void segmentsMessagesAreTriedAsTheAddressReadsThemThatTheyAreFor() {
    Answer batch =
        CLIENT.post(
            VALIDATE + "&as=batch",
            """
            {"sentAt": "2026-03-14T18:00:00Z", "batch": [
              {"type": "track", "event": "Product Viewed", "messageId": "s1", "anonymousId": "validated",
               "timestamp": "2026-03-14T17:59:59Z", "context": {"traits": {"email": "ann@example.com"}}},
              {"type": "track", "messageId": "s2", "anonymousId": "validated"}]}
            """);
    assertThat(batch.status()).isEqualTo(200);
    assertThat(batch.at("/data/accepted")).isEqualTo("1");
    assertThat(batch.at("/data/results/0/client_id")).isEqualTo("validated");
    assertThat(batch.at("/data/results/0/removed/0")).isEqualTo("/batch/0/context/traits/email");
    assertThat(batch.at("/data/results/1/status")).isEqualTo("rejected");
    assertThat(batch.at("/data/results/1/path")).startsWith("/batch/1");

    Answer page =
        CLIENT.post(VALIDATE + "&as=page", "{\"messageId\":\"s3\",\"anonymousId\":\"validated\"}");
    assertThat(page.at("/data/results/0/status")).isEqualTo("accepted");
    assertThat(LOG.values(Topics.PIXEL_EVENTS, (PixelEvent event) -> event.eventId().equals("s1")))
        .isEmpty();
  }

  @Test
  void whatSnowplowHasPackedIsTriedUnpacked() {
    String packed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0",
                 "data":{"schema":"iglu:com.example/order/jsonschema/1-0-0","data":{"email":"ann@example.com"}}}
                """
                    .getBytes(StandardCharsets.UTF_8));

    Answer answer =
        CLIENT.post(
            VALIDATE + "&as=snowplow",
            """
            {"schema": "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4", "data": [
              {"e": "pv", "eid": "w1", "duid": "validated", "dtm": "1773511199000"},
              {"e": "ue", "eid": "w2", "duid": "validated", "ue_px": "%s"},
              {"e": "ue", "eid": "w3", "duid": "validated", "ue_px": "%%%%"}]}
            """
                .formatted(packed));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/data/results/0/status")).isEqualTo("accepted");
    assertThat(answer.json().at("/data/results/1/removed").toString())
        .isEqualTo("[\"/data/1/ue_pr/data/data/email\"]");
    assertThat(answer.at("/data/results/2/status")).isEqualTo("rejected");
    assertThat(answer.at("/data/results/2/path")).isEqualTo("/data/2/ue_px");
  }

  @Test
  void aLanguageThatNobodySpeaksIsRefusedWithThoseThatAreSpoken() {
    Answer answer = CLIENT.post(VALIDATE + "&as=klingon", "{}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/detail")).contains("events", "batch", "snowplow");
  }

  @Test
  void whatNobodyCanReadIsToldAsWhenItIsSent() {
    Answer answer = CLIENT.post(VALIDATE, "{\"name\":");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:not-json");
  }

  @Test
  void aPublicKeyIsNotEnough() {
    Answer answer = CLIENT.post("/v1/validate?k=" + WRITE_KEY, "{\"name\":\"a\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("/type")).isEqualTo("urn:nova:problem:server-key-required");
    assertThat(CLIENT.post("/v1/validate", "{\"name\":\"a\"}").status()).isEqualTo(401);
  }
}
