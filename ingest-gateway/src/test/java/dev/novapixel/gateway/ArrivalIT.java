package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.Wire.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How bodies come in over real sockets: in pieces, slowly, too large, too many, never. */
final class ArrivalIT {
  private static final URI GATEWAY = RunningGateway.get().address();
  private static final Client CLIENT = new Client(GATEWAY);
  private static final String POST =
      "POST /v1/events?k=" + WRITE_KEY + " HTTP/1.1\r\nHost: x\r\nOrigin: null\r\n";
  private static final String EVENT = "{\"name\":\"page_viewed\",\"clientId\":\"arrival\"}";

  /** What the gateway holds at most, in bytes. */
  private static final int ROOM = 16 * 1024 * 1024;

  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void aBodyMayComeInPieces() {
    try (Wire wire = new Wire(GATEWAY)) {
      wire.send(POST + length(EVENT.length()));
      for (byte b : EVENT.getBytes(UTF_8)) {
        wire.send(new byte[] {b});
      }
      assertThat(wire.receive().status()).isEqualTo(202);

      wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      for (String piece : EVENT.split("(?<=,)", -1)) {
        wire.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
      }
      assertThat(wire.send("0\r\n\r\n").receive().status()).isEqualTo(202);
    }
  }

  @Test
  void requestsThatFollowWithoutWaitingAreAnsweredInTheirOrder() {
    try (Wire wire = new Wire(GATEWAY)) {
      String faulty = "{}";
      wire.send(
          POST
              + length(EVENT.length())
              + EVENT
              + POST
              + length(faulty.length())
              + faulty
              + "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
              + POST
              + length(EVENT.length())
              + EVENT);
      assertThat(List.of(wire.receive(), wire.receive(), wire.receive(), wire.receive()))
          .extracting(Response::status)
          .containsExactly(202, 422, 200, 202);
    }
  }

  @Test
  void aBodyThatSaysThatItIsTooLargeIsRefusedBeforeItComesAndTheConnectionStaysUsable() {
    try (Wire wire = new Wire(GATEWAY)) {
      Response refused = wire.send(POST + length(3 * MEGABYTE)).receive();
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.body()).contains("urn:nova:problem:body-too-large");
      assertThat(refused.headers()).containsEntry("access-control-allow-origin", "null");

      wire.send(new byte[3 * MEGABYTE]);
      assertThat(wire.send(POST + length(EVENT.length()) + EVENT).receive().status())
          .isEqualTo(202);
    }
  }

  @Test
  void aBodyThatGrowsTooLargeIsRefusedAsSoonAsItIs() {
    try (Wire wire = new Wire(GATEWAY)) {
      wire.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 17; i++) {
        wire.send(chunk);
      }
      assertThat(wire.receive().status()).isEqualTo(413);

      wire.send(chunk).send("0\r\n\r\n");
      assertThat(wire.send(POST + length(EVENT.length()) + EVENT).receive().status())
          .isEqualTo(202);
    }
  }

  @Test
  void whoAsksBeforeItSendsIsInvitedOrRefused() {
    try (Wire wire = new Wire(GATEWAY)) {
      wire.send(POST + "Expect: 100-continue\r\n" + length(EVENT.length()));
      assertThat(wire.receive().status()).isEqualTo(100);
      assertThat(wire.send(EVENT).receive().status()).isEqualTo(202);

      wire.send(POST + "Expect: 100-continue\r\n" + length(3 * MEGABYTE));
      assertThat(wire.receive().status()).isEqualTo(413);
      assertThat(wire.send(POST + length(EVENT.length()) + EVENT).receive().status())
          .isEqualTo(202);
    }
  }

  @Test
  void aBodyThatIsNotFramedAsHttpIsRefusedAndTheConnectionEnds() {
    try (Wire wire = new Wire(GATEWAY)) {
      Response refused =
          wire.send(POST + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n").receive();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.headers()).containsEntry("access-control-allow-origin", "null");
      assertThat(wire.isAtEnd()).isTrue();
    }
  }

  @Test
  void whoTakesForEverIsToldSoAndCutOff() {
    try (Wire body = new Wire(GATEWAY);
        Wire head = new Wire(GATEWAY);
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor()) {
      body.send(POST + length(10_000));
      head.send("POST /v1/events HTTP/1.1\r\nHost: ");
      // A byte now and then, so that nobody can call the connections idle.
      var _ = drip.scheduleAtFixedRate(() -> body.send("x"), 200, 200, TimeUnit.MILLISECONDS);
      var _ = drip.scheduleAtFixedRate(() -> head.send("x"), 200, 200, TimeUnit.MILLISECONDS);

      Response late = body.receive();
      assertThat(late.status()).isEqualTo(408);
      assertThat(late.body()).contains("urn:nova:problem:too-slow");
      assertThat(late.headers())
          .containsEntry("access-control-allow-origin", "null")
          .containsEntry("connection", "close");
      assertThat(body.isAtEnd()).isTrue();
      assertThat(head.isAtEnd()).isTrue();
    }
  }

  @Test
  void bodiesThatStopHalfWayHoldNoMoreThanThereIsRoomFor() {
    List<Wire> stuck = new ArrayList<>();
    try {
      for (int i = 0; i < 30; i++) {
        stuck.add(new Wire(GATEWAY).send(POST + length(MEGABYTE)).send(new byte[MEGABYTE - 1]));
      }
      await().until(() -> stuck.stream().filter(Wire::hasAnswer).count() >= 30 - ROOM / MEGABYTE);
      assertThat(heldBytes()).isBetween(1L, (long) ROOM);
      assertThat(stuck.stream().filter(Wire::hasAnswer).map(Wire::receive))
          .allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("urn:nova:problem:overloaded");
            assertThat(answer.headers().get("retry-after")).matches("[1-5]");
            assertThat(answer.headers()).containsEntry("access-control-allow-origin", "null");
          });
    } finally {
      stuck.forEach(Wire::close);
    }
    await().until(() -> heldBytes() == 0);
    assertThat(CLIENT.post("/v1/events?k=" + WRITE_KEY, EVENT).status()).isEqualTo(202);
  }

  @Test
  void connectionsThatOnlyPromiseABodyTakeNothingFromTheOthers() {
    List<Wire> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        idle.add(new Wire(GATEWAY).send(POST + length(MEGABYTE)));
      }
      assertThat(CLIENT.post("/v1/events?k=" + WRITE_KEY, EVENT).status()).isEqualTo(202);
      assertThat(heldBytes()).isZero();
    } finally {
      idle.forEach(Wire::close);
    }
  }

  private static long heldBytes() {
    Matcher gauge =
        Pattern.compile("(?m)^nova_gateway_in_flight_bytes(?:\\{[^}]*})? ([0-9.E]+)$")
            .matcher(CLIENT.get("/metrics").body());
    assertThat(gauge.find()).isTrue();
    return (long) Double.parseDouble(gauge.group(1));
  }

  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\r\n\r\n";
  }
}
