package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.SERVER_KEY;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.topic.Topics;
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
