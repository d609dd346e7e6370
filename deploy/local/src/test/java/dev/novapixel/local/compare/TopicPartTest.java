package dev.novapixel.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.Session.Status;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicPartTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Identifier ANN = Identifier.client("ann");

  @Test
  void everyDerivedTopicThatIsAStateIsCompared() {
    assertThat(TopicPart.ALL.stream().<Topic<?>>map(TopicPart::topic).toList())
        .containsExactlyInAnyOrderElementsOf(
            Topics.DERIVED.stream()
                .filter(topic ->
                    !topic.equals(Topics.SHOPPER_EVENTS) && !topic.equals(Topics.SHOPPER_ALIASES))
                .toList());
  }

  @Test
  void whichEventCausedALabelIsLeftOut() {
    assertThat(value(Topics.IDENTITIES, identity("e1")))
        .isEqualTo(value(Topics.IDENTITIES, identity("e2")));
  }

  @Test
  void aSessionThatWasJoinedIntoAnotherIsNoMoreAndHowItWasToldIsLeftOut() {
    assertThat(value(Topics.SESSIONS, session(Status.REPLACED))).isNull();
    assertThat(value(Topics.SESSIONS, session(Status.CLOSED)))
        .isNotNull()
        .isEqualTo(value(Topics.SESSIONS, session(Status.OPEN)));
  }

  private static Identity identity(String eventId) {
    return new Identity("shop", ANN, Identifier.customer("7"), NOON, eventId, NOON);
  }

  private static Session session(Status status) {
    return new Session(
        "shop",
        ANN,
        "s1",
        status,
        null,
        NOON,
        NOON,
        Duration.ofMinutes(30),
        1,
        1,
        List.of(),
        List.of(),
        false,
        NOON);
  }

  @SuppressWarnings("unchecked") // a part's topic says the type of its values
  private static <V> @Nullable String value(Topic<V> topic, V value) {
    return TopicPart.ALL.stream()
        .filter(part -> part.topic().equals(topic))
        .map(part -> (TopicPart<V>) part)
        .findFirst()
        .orElseThrow()
        .value()
        .apply(value)
        .map(Canonical::text)
        .orElse(null);
  }
}
