package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keys from the administration to the gateway, which hears of them through the log. */
class KeysIT {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final Stack stack = Stack.running();
  private final Api admin = new Api(stack.adminPort(), stack.adminToken());

  @Test
  void aRevokedKeyIsRefusedWithinASecondOfTheAdministrationsAnswer() {
    var keys = "/v1/shops/" + Shop.open(stack).name() + "/keys";
    JsonNode made = admin.post(keys, "{\"kind\":\"write\"}").data();
    var gateway = new Api(stack.gatewayPort(), made.get("key").asText());
    await().until(() -> gateway.post("/v1/events", "[]").status() == 202);

    assertThat(admin.delete(keys + "/" + made.get("id").asText())).isEqualTo(204);
    await("the key is refused")
        .pollInterval(Duration.ofMillis(10))
        .atMost(A_SECOND)
        .until(() -> gateway.post("/v1/events", "[]").status() == 401);
  }
}
