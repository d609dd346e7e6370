package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.BOOTS;
import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessIT {
  private static final Stage STAGE = Stage.get();

  @BeforeAll
  static void ready() {
    await().until(() -> STAGE.widget(SOCKS).getBare("/health/ready").status() == 200);
  }

  @Test
  void withoutAKeyNothingIsAnswered() {
    Browser.Page page = STAGE.widget(SOCKS).getBare("/v1/popular");

    assertThat(page.status()).isEqualTo(401);
    assertThat(page.problem()).isEqualTo("key-missing");
    assertThat(page.response().headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void aStrangersKeyOpensNothing() {
    Browser stranger = new Browser(STAGE.recs().port(), "guessed");

    assertThat(stranger.get("/v1/popular").problem()).isEqualTo("key-unknown");
    assertThat(stranger.get("/v1/popular").response().body()).doesNotContain("guessed");
  }

  @Test
  void aKeyMayStandInTheQuery() {
    assertThat(STAGE.widget(SOCKS).getBare("/v1/popular?key=write-" + SOCKS).status())
        .isEqualTo(200);
  }

  @Test
  void aWriteKeyNamesNoCustomerAndGetsNoExplanation() {
    assertThat(STAGE.widget(SOCKS).get("/v1/recommendations?customer=7712").problem())
        .isEqualTo("key-too-weak");
    assertThat(STAGE.widget(SOCKS).get("/v1/recommendations?explain=true").problem())
        .isEqualTo("key-too-weak");
    assertThat(STAGE.widget(SOCKS).get("/v1/recommendations?client=c1").status()).isEqualTo(200);
  }

  @Test
  void theShopOfAnotherKeyIsRefused() {
    assertThat(STAGE.widget(SOCKS).get("/v1/popular?shop=" + BOOTS).problem())
        .isEqualTo("shop-mismatch");
    assertThat(STAGE.widget(SOCKS).get("/v1/popular?shop=" + SOCKS).status()).isEqualTo(200);
  }

  @Test
  void aNewKeyOpensAndAnOldOneClosesWithoutARestart() {
    Browser rotated = new Browser(STAGE.recs().port(), "write-rotated");
    STAGE.publish(rotating(1, true, "write-before"));
    await()
        .until(() ->
            new Browser(STAGE.recs().port(), "write-before").get("/v1/popular").status() == 200);

    STAGE.publish(rotating(2, true, "write-rotated"));
    await().until(() -> rotated.get("/v1/popular").status() == 200);
    assertThat(new Browser(STAGE.recs().port(), "write-before").get("/v1/popular").status())
        .isEqualTo(401);

    STAGE.publish(rotating(3, false, "write-rotated"));
    await().until(() -> rotated.get("/v1/popular").problem().equals("shop-disabled"));
  }

  @Test
  void everyParameterIsReadStrictly() {
    Browser widget = STAGE.widget(SOCKS);
    for (String wrong :
        List.of(
            "limit=0",
            "limit=101",
            "limit=ten",
            "limit=1&limit=2",
            "placement=kitchen",
            "explain=maybe",
            "product=" + "x".repeat(513))) {
      Browser.Page page = widget.get("/v1/recommendations?" + wrong);
      assertThat(page.status()).as(wrong).isEqualTo(400);
      assertThat(page.problem()).as(wrong).isEqualTo("invalid-parameter");
      assertThat(page.json().path("detail").asText())
          .as(wrong)
          .contains(wrong.substring(0, wrong.indexOf('=')));
    }
    assertThat(widget.get("/v1/popular?cursor=%21").problem()).isEqualTo("invalid-parameter");
    assertThat(widget.get("/v1/recommendations?limit=100&utm_source=mail").status()).isEqualTo(200);
  }

  @Test
  void unknownPagesAndMethodsAreProblems() {
    assertThat(STAGE.widget(SOCKS).get("/v1/nonsense").problem()).isEqualTo("not-found");
    assertThat(STAGE.widget(SOCKS).get("/v1/nonsense").status()).isEqualTo(404);
    assertThat(STAGE.widget(SOCKS).post("/v1/popular").problem()).isEqualTo("method-not-allowed");
  }

  @Test
  void widgetsOnAnyPageMayRead() {
    Browser.Page preflight = STAGE.widget(SOCKS).preflight("/v1/products/p/also-viewed");

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(preflight, "Access-Control-Allow-Headers")).isEqualTo("x-nova-key");
    assertThat(header(STAGE.widget(SOCKS).get("/v1/popular"), "Access-Control-Allow-Origin"))
        .isEqualTo("*");
    assertThat(header(STAGE.widget(SOCKS).getBare("/v1/popular"), "Access-Control-Allow-Origin"))
        .isEqualTo("*");
    assertThat(
            header(STAGE.server(SOCKS).get("/v1/shoppers/client:x"), "Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void operatorsSeeHealthAndMeters() {
    Browser anyone = STAGE.widget(SOCKS);

    assertThat(anyone.getBare("/health/live").json().path("status").asText()).isEqualTo("ok");
    assertThat(anyone.getBare("/health/ready").json().at("/checks/catalog/status").asText())
        .isEqualTo("ok");
    assertThat(anyone.getBare("/metrics").response().body()).contains("jvm_memory_used_bytes");
  }

  private static String header(Browser.Page page, String name) {
    return page.response().headers().firstValue(name).orElse("");
  }

  private static ShopSettings rotating(long version, boolean enabled, String key) {
    return new ShopSettings(
        "rotating.test",
        version,
        enabled,
        List.of(key),
        List.of(),
        Consent.WhenAbsent.GRANTED,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        CatalogMode.FROM_EVENTS,
        Instant.EPOCH);
  }
}
