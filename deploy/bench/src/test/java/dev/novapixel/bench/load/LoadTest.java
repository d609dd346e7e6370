package dev.novapixel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration LENGTH = Duration.ofMillis(500);

  private final AtomicInteger served = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private volatile int refuseEvery = Integer.MAX_VALUE;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] answer = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          int status = served.incrementAndGet() % refuseEvery == 0 ? 503 : 202;
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    threads.close();
  }

  @Test
  void aClosedLoopCountsEveryAnswerOnce() throws InterruptedException {
    Load.Outcome outcome = load(4).closedLoop(LENGTH);

    assertThat(outcome.accepted()).isEqualTo(served.get()).isPositive();
    assertThat(outcome.refused()).isZero();
    assertThat(outcome.latency().getTotalCount()).isEqualTo(outcome.accepted());
  }

  @Test
  void refusalsAreCountedApart() throws InterruptedException {
    refuseEvery = 2;

    Load.Outcome outcome = load(1).closedLoop(LENGTH);

    assertThat(outcome.refused()).isEqualTo(served.get() / 2).isPositive();
  }

  @Test
  void anOpenLoopSendsAsManyAsItsRateAsksFor() throws InterruptedException {
    Load.Outcome outcome = load(8).openLoop(200, LENGTH);

    assertThat(outcome.accepted()).isEqualTo(100);
  }

  private Load load(int connections) {
    return new Load(
        () ->
            new HttpConnection(
                server.getAddress().getHostString(), server.getAddress().getPort(), "POST", "/x"),
        connections,
        () -> new byte[100]);
  }
}
