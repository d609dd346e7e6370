package dev.novapixel.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.PartState.Status;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.OpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A part that lives and does not work is told from one that does. */
class HealthTest {
  private final dev.novapixel.schemas.ops.Metrics metrics =
      new dev.novapixel.schemas.ops.Metrics("test");

  @AfterEach
  void end() {
    metrics.close();
  }

  @Test
  void aServiceThatIsReadyHasNoTrouble() throws InterruptedException {
    try (var service = service(Checks.NONE.with("streams", () -> Check.OK))) {
      assertThat(Health.trouble(part("features", Status.READY), url(service))).isEmpty();
    }
  }

  @Test
  void aServiceThatIsNotReadySaysWhichOfItsChecksFailedAndWhy() throws InterruptedException {
    var checks =
        Checks.NONE
            .with("streams", () -> Check.OK)
            .with("mirror", () -> Check.failed("waiting for Redis"));
    try (var service = service(checks)) {
      assertThat(Health.trouble(part("features", Status.READY), url(service)))
          .contains("mirror: waiting for Redis");
    }
  }

  @Test
  void aServiceThatDoesNotAnswerIsInTrouble() throws InterruptedException {
    assertThat(Health.trouble(part("gateway", Status.READY), "http://127.0.0.1:1"))
        .contains("it does not answer");
  }

  @Test
  void serversAndPartsThatAreDownAreNotAsked() throws InterruptedException {
    assertThat(Health.trouble(part("redis", Status.READY), "http://127.0.0.1:1")).isEmpty();
    assertThat(Health.trouble(part("gateway", Status.DOWN), "http://127.0.0.1:1")).isEmpty();
  }

  private OpsServer service(Checks ready) {
    return new OpsServer(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Checks.NONE, ready, metrics);
  }

  private static String url(OpsServer service) {
    return "http://127.0.0.1:" + service.address().getPort();
  }

  private static PartState part(String name, Status status) {
    return new PartState(name, status, 1, 7070, 0, 0, "none.log", null);
  }
}
