package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
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

  @Test
  void whosePagesMayUseAKeyIsSaidByTheLauncherAndHeededByTheGateway() {
    var shop = Shop.open(stack).name();
    JsonNode made = admin.post("/v1/shops/" + shop + "/keys", "{\"kind\":\"write\"}").data();
    var id = made.get("id").asText();

    var said = stack.nova(List.of("shop", "hosts", shop, id, "www.socks.example"));
    assertThat(said.exit()).as(said.output()).isZero();
    assertThat(said.output()).contains(id, "for pages of www.socks.example");
    assertThat(stack.nova(List.of("shop", "keys", shop)).output().lines())
        .filteredOn(line -> line.contains("for pages of www.socks.example"))
        .singleElement()
        .asString()
        .contains(id);
    await("pages of other hosts are refused")
        .until(() -> statusFor(made.get("key").asText(), "https://other.example") == 403);
    assertThat(statusFor(made.get("key").asText(), "https://www.socks.example")).isEqualTo(202);

    assertThat(stack.nova(List.of("shop", "hosts", shop, id, "--any")).output())
        .contains("for pages of any host");
    await("all pages may")
        .until(() -> statusFor(made.get("key").asText(), "https://other.example") == 202);
  }

  private int statusFor(String key, String origin) {
    return new Api(stack.gatewayPort(), key).postFrom(origin, "/v1/events", "[]").status();
  }
}
