package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.SHOP;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.topic.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventsIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Client CLIENT = new Client(GATEWAY.address());
  private static final LogReader LOG = new LogReader(GATEWAY.format());
  private static final String EVENTS = "/v1/events?k=" + WRITE_KEY;

  private static List<PixelEvent> eventsOf(String client) {
    return LOG.values(Topics.PIXEL_EVENTS, event -> client.equals(event.clientId()));
  }

  @Test
  void anAcceptedEventIsInKafkaWhenItsAnswerComes() {
    Answer answer =
        CLIENT.post(EVENTS, "{\"id\":\"e1\",\"name\":\"page_viewed\",\"clientId\":\"single\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":{\"accepted\":1,\"rejected\":0,"
                + "\"results\":[{\"id\":\"e1\",\"status\":\"accepted\"}]}}");
    assertThat(eventsOf("single"))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.shop()).isEqualTo(SHOP);
          assertThat(event.eventId()).isEqualTo("e1");
          assertThat(event.name()).isEqualTo("page_viewed");
        });
  }

  @Test
  void aPartlyFaultyBatchKeepsTheGoodEventsAndSaysWhatIsWrongWithTheRest() {
    Answer answer =
        CLIENT.post(
            EVENTS,
            "{\"events\":[{\"id\":\"e1\",\"name\":\"page_viewed\",\"clientId\":\"batch\"},"
                + "{\"id\":\"e2\",\"clientId\":\"batch\"},7]}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("/data/accepted")).isEqualTo("1");
    assertThat(answer.at("/data/rejected")).isEqualTo("2");
    assertThat(answer.at("/data/results/1/code")).isEqualTo("missing_name");
    assertThat(answer.at("/data/results/1/path")).isEqualTo("/events/1/name");
    assertThat(answer.at("/data/results/2/code")).isEqualTo("not_an_object");
    assertThat(answer.at("/data/results/2/path")).isEqualTo("/events/2");
    assertThat(eventsOf("batch")).extracting(PixelEvent::eventId).containsExactly("e1");
    assertThat(LOG.values(Topics.REJECTED_EVENTS, event -> event.eventId().equals("e2")))
        .extracting(RejectedEvent::code, RejectedEvent::pointer)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("missing_name", "/name"));
  }
}
