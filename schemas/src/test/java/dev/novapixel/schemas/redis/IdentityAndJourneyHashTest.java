package dev.novapixel.schemas.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityAndJourneyHashTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Identifier CLIENT = Identifier.client("4f0c");
  private static final Identifier ANN = Identifier.customer("gid|odd:77");

  @Test
  void anIdentitySaysWhoseItIs() {
    var fields = IdentityHash.write(new Identity("shop", CLIENT, ANN, NOON, "e1", NOON));

    assertThat(fields)
        .containsEntry("shopper", "customer:gid|odd:77")
        .containsEntry("tied_at", "2026-03-14T12:00:00.000Z");
    assertThat(IdentityHash.shopper(fields)).contains(ANN);
  }

  @Test
  void anUnknownIdentifierBelongsToNobody() {
    assertThat(IdentityHash.shopper(Map.of())).isEmpty();
    assertThat(JourneyHash.read("shop", Map.of())).isEmpty();
  }

  @Test
  void aJourneyIsReadAsItWasWritten() {
    var journey =
        new Shopper(
            "shop",
            ANN,
            PrivacyState.AUTHENTICATED,
            NOON,
            NOON.plusMillis(61_007),
            List.of(new Shopper.Tie(CLIENT, NOON, "e1"), new Shopper.Tie(ANN, NOON, "e2")),
            List.of(new Shopper.Merge(CLIENT, ANN, NOON, "e2")));

    assertThat(JourneyHash.read("shop", JourneyHash.write(journey))).contains(journey);
  }

  @Test
  void aJourneyHasTheShapeThatTheApiAnswers() {
    var journey =
        new Shopper(
            "shop",
            CLIENT,
            PrivacyState.GUEST,
            NOON,
            NOON,
            List.of(new Shopper.Tie(CLIENT, NOON, "e1")),
            List.of(),
            List.of(new Shopper.Unit("4f0c", null, "e1")));

    assertThat(JourneyHash.json(journey))
        .hasToString(
            """
            {"id":"client:4f0c","state":"guest","first_seen":"2026-03-14T12:00:00.000Z",\
            "last_active":"2026-03-14T12:00:00.000Z","identifiers":[{"type":"client",\
            "value":"4f0c","tied_at":"2026-03-14T12:00:00.000Z","event_id":"e1"}],"merges":[],\
            "units":[{"client":"4f0c","first_event_id":"e1"}]}\
            """);
  }
}
