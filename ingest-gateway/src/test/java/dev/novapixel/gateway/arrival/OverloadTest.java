package dev.novapixel.gateway.arrival;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.gateway.limit.Rate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests that an event loop has no time for. */
final class OverloadTest {
  private static final int ROOM = 1 << 20;

  private final Admission admission = new Admission(10, ROOM);
  private final Overload overload = new Overload(request -> answer(503));
  private boolean late;
  private final EmbeddedChannel connection = connection();

  @AfterEach
  void end() {
    connection.finishAndReleaseAll();
  }

  @Test
  void aRequestThatThereIsNoTimeForIsAnsweredBeforeItsBodyComesAndHoldsNothing() {
    late = true;
    send("POST / HTTP/1.1\r\nContent-Length: 500000\r\n\r\n");
    assertThat(written()).startsWith("HTTP/1.1 503");
    send("x".repeat(500_000));

    assertThat(connection.<Object>readInbound()).isNull();
    assertThat(admission.bytes()).isZero();
  }

  @Test
  void aBodyThatThereIsNoRoomForIsNotBegun() {
    admission.hold(ROOM - 100);
    send("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n");
    assertThat(written()).startsWith("HTTP/1.1 503");
    send("x".repeat(101));
    send("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
    assertThat(written()).isEmpty();
  }

  @Test
  void aBodyThatGrowsBeyondTheRoomIsGivenUpAndItsRoomIsFreeAgain() {
    send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n");
    admission.hold(ROOM - (int) admission.bytes());
    send("fff0\r\n" + "x".repeat(0xfff0) + "\r\n");
    assertThat(written()).startsWith("HTTP/1.1 503");
    assertThat(admission.bytes()).isLessThan(ROOM);

    send("0\r\n\r\n");
    admission.release((int) admission.bytes());
    send("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na");
    assertThat(connection.<ArrivedRequest>readInbound().refusal()).isNull();
  }

  @Test
  void theConnectionStaysUsable() {
    late = true;
    send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
    assertThat(written()).startsWith("HTTP/1.1 503");

    late = false;
    send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
    ArrivedRequest served = connection.readInbound();
    assertThat(served.refusal()).isNull();
    assertThat(served.take()).asString(US_ASCII).isEqualTo("abc");
  }

  @Test
  void whoDoesNotKeepHisConnectionLosesItWithTheAnswer() {
    late = true;
    send("POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 3\r\n\r\n");
    assertThat(written()).startsWith("HTTP/1.1 503");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void anAnswerNeverOvertakesTheOneBeforeIt() {
    send("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\na");
    late = true;
    send("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nb");
    assertThat(written()).isEmpty();
    assertThat(connection.<ArrivedRequest>readInbound().refusal()).isNull();
    assertThat(connection.<ArrivedRequest>readInbound().refusal())
        .isEqualTo(new Outcome.Refused(Refusal.OVERLOADED));

    connection.writeOutbound(answer(202), answer(503));
    assertThat(written()).startsWith("HTTP/1.1 202").contains("HTTP/1.1 503");
    send("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nc");
    assertThat(written()).as("all are answered").startsWith("HTTP/1.1 503");
  }

  @Test
  void whoAsksHowItGoesIsAnsweredAtAllTimes() {
    late = true;
    send("GET /health/live HTTP/1.1\r\n\r\n");
    assertThat(connection.<HttpRequest>readInbound().uri()).isEqualTo("/health/live");
  }

  @Test
  void aLoopIsLateOnceItHasBeenAtOneRoundForTooLong() throws InterruptedException {
    DefaultEventLoop loop = new DefaultEventLoop();
    try {
      BooleanSupplier lateness = overload.lateness(loop);
      assertThat(loop.submit(lateness::getAsBoolean).await().getNow()).isEqualTo(false);

      CountDownLatch never = new CountDownLatch(1);
      boolean late =
          loop.submit(
                  () -> {
                    // A round with so much to do.
                    assertThat(never.await(2200, TimeUnit.MILLISECONDS)).isFalse();
                    return lateness.getAsBoolean();
                  })
              .await()
              .getNow();
      assertThat(late).isTrue();
      assertThat(loop.schedule(lateness::getAsBoolean, 50, TimeUnit.MILLISECONDS).await().getNow())
          .as("the next round has just begun")
          .isEqualTo(false);
    } finally {
      var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private EmbeddedChannel connection() {
    Callers callers = new Callers(new Rate(1_000_000, 1_000_000), 10, System::nanoTime);
    EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
    channel
        .pipeline()
        .addLast(
            new BodyReader(
                admission,
                Peer.of(channel, callers, new ForwardedFor(List.of())),
                overload,
                () -> late,
                1 << 20,
                1 << 20,
                Duration.ofSeconds(10)));
    return channel;
  }

  private void send(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf bytes = connection.readOutbound();
        bytes != null;
        bytes = connection.readOutbound()) {
      text.append(bytes.toString(US_ASCII));
      bytes.release();
    }
    return text.toString();
  }

  private static DefaultFullHttpResponse answer(int status) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
    return response;
  }
}
