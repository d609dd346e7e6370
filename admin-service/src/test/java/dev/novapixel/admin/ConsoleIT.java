package dev.novapixel.admin;

import static dev.novapixel.admin.Story.event;
import static dev.novapixel.admin.Story.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ConsoleIT {
  private static final String SHOP = "console.test";

  private static RunningAdmin admin;

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of());
    admin.post(
        "/v1/shops", "{\"shop\":\"console.test\",\"consent\":{\"when_absent\":\"granted\"}}");
    admin.post("/v1/shops", "{\"shop\":\"other.test\",\"consent\":{\"when_absent\":\"granted\"}}");
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  @Test
  void nobodyIsLetInWithoutTokenSessionOrKey() {
    for (String path : List.of("/v1/shops", "/v1/shops/console.test/stats", "/v1/session")) {
      Answer refused = admin.send("GET", path, null, Map.of());
      assertThat(refused.status()).as(path).isEqualTo(401);
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
    assertThat(get("/v1/shops", bearer("wrong")).status()).isEqualTo(401);
  }

  @Test
  void noSpellingOfAnAddressGoesAroundTheGatekeeper() {
    for (String path :
        List.of(
            "/%76%31/shops",
            "/v1%2Fshops",
            "//v1/shops",
            "/v1/shops/",
            "/v1;a=b/shops",
            "/x/../v1/shops",
            "/V1/shops",
            "/v1/./shops",
            "/v1//shops")) {
      Answer refused = admin.send("GET", path, null, Map.of());
      assertThat(refused.status()).as(path).isIn(400, 401, 404);
      assertThat(refused.response().body()).as(path).doesNotContain(SHOP);
    }
  }

  @Test
  void theConsoleSendsStrangersToItsLoginPage() {
    Answer console = admin.send("GET", "/", null, Map.of());
    assertThat(console.status()).isEqualTo(303);
    assertThat(console.header("Location")).isEqualTo("/login");
    Answer login = admin.send("GET", "/login", null, Map.of());
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(login.response().body()).contains("Admin token").doesNotContain("<script>");
  }

  @Test
  void theCookieOfALoginIsForTheServerAloneAndOpensTheConsole() {
    Answer login = login();
    String cookie = login.header("Set-Cookie");

    assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/");
    assertThat(get("/", cookie(login)).response().body()).contains("Events per second");
    assertThat(get("/v1/shops", cookie(login)).status()).isEqualTo(200);
  }

  @Test
  void thePagesAssetsAreServedAndNothingElseIs() {
    for (String asset : List.of("nova.css", "nova.svg", "console.js", "login.js")) {
      Answer served = admin.send("GET", "/assets/" + asset, null, Map.of());
      assertThat(served.status()).as(asset).isEqualTo(200);
      Answer again =
          admin.send(
              "GET", "/assets/" + asset, null, Map.of("If-None-Match", served.header("ETag")));
      assertThat(again.status()).as(asset).isEqualTo(304);
    }
    assertThat(admin.send("GET", "/assets/openapi.yml", null, Map.of()).status()).isEqualTo(404);
    assertThat(admin.send("GET", "/assets/..%2F..%2Flogback.xml", null, Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void aSessionChangesThingsOnlyWithItsCsrfToken() {
    Answer login = login();
    String body = "{\"currency\":\"EUR\"}";

    Answer forged = admin.send("PATCH", "/v1/shops/other.test", body, cookie(login));
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().path("type").asText()).isEqualTo("urn:nova:problem:csrf");

    Map<String, String> headers = new HashMap<>(cookie(login));
    headers.put("X-CSRF-Token", login.data().path("csrf_token").asText());
    assertThat(admin.send("PATCH", "/v1/shops/other.test", body, headers).status()).isEqualTo(200);
  }

  @Test
  void aSessionEndsWithItsLogout() {
    Answer login = login();
    Map<String, String> headers = new HashMap<>(cookie(login));
    headers.put("X-CSRF-Token", login.data().path("csrf_token").asText());

    assertThat(admin.send("DELETE", "/v1/session", null, headers).status()).isEqualTo(204);
    assertThat(get("/v1/session", cookie(login)).status()).isEqualTo(401);
  }

  @Test
  void aServerKeyReadsItsOwnShopAndNothingElse() {
    String key =
        admin
            .post("/v1/shops/console.test/keys", "{\"kind\":\"server\"}")
            .data()
            .path("key")
            .asText();

    assertThat(get("/v1/shops/console.test", bearer(key)).status()).isEqualTo(200);
    assertThat(get("/v1/shops/console.test/stats", bearer(key)).status()).isEqualTo(200);
    assertThat(get("/v1/shops/other.test/stats", bearer(key)).status()).isEqualTo(401);
    assertThat(get("/v1/shops", bearer(key)).status()).isEqualTo(401);
    assertThat(get("/v1/shops/console.test/keys", bearer(key)).status()).isEqualTo(403);
    assertThat(
            admin
                .send("PATCH", "/v1/shops/console.test", "{\"enabled\":false}", bearer(key))
                .status())
        .isEqualTo(403);
  }

  @Test
  void tooManyWrongLoginsHaveToWait() {
    try (RunningAdmin guarded = RunningAdmin.start(Map.of())) {
      for (int i = 0; i < 10; i++) {
        assertThat(guarded.send("POST", "/login", "{\"token\":\"no\"}", Map.of()).status())
            .isEqualTo(401);
      }
      Answer blocked =
          guarded.send("POST", "/login", "{\"token\":\"" + RunningAdmin.TOKEN + "\"}", Map.of());
      assertThat(blocked.status()).isEqualTo(429);
      assertThat(blocked.header("Retry-After")).isEqualTo("60");
    }
  }

  @Test
  void theStatisticsSayWhatTheLogSays() {
    Instant now = Instant.now();
    Identifier ann = Identifier.client("ann");
    try (Log log = new Log(admin.settings())) {
      log.write(
          List.of(
              event(SHOP, "ann", "e1", now.minusSeconds(20), viewed("socks")),
              event(SHOP, "ann", "e2", now.minusSeconds(19), viewed("socks")),
              event(SHOP, "ann", "e3", now.minusSeconds(18), viewed("boots"))));
      log.write(Topics.TALLIES, Keys.partition(SHOP, 1), new Tally(SHOP, 1, 3, 2, 1, 4, 5));
      log.write(Topics.REJECTED_EVENTS, Keys.event(SHOP, "bad"), rejected());
      log.write(
          Topics.SESSIONS,
          Keys.shopper(SHOP, ann),
          new Session(
              SHOP,
              ann,
              "s1",
              Session.Status.OPEN,
              null,
              now.minusSeconds(20),
              now,
              Duration.ofMinutes(30),
              3,
              0,
              List.of(),
              List.of(),
              false,
              now));
      await().untilAsserted(() -> assertThat(stats().at("/sessions/open").asInt()).isEqualTo(1));
      await()
          .untilAsserted(
              () -> assertThat(stats().at("/events/gateway_rejected").asInt()).isEqualTo(1));
      await().untilAsserted(() -> assertThat(stats().at("/events/read").asInt()).isEqualTo(15));
      await().untilAsserted(() -> assertThat(stats().at("/events/projected").asInt()).isEqualTo(3));
    }
    JsonNode stats = stats();
    assertThat(stats.at("/top_products/0/product_id").asText()).isEqualTo("socks");
    assertThat(stats.at("/top_products/0/views").asInt()).isEqualTo(2);
    assertThat(stats.at("/top_products_window").asText()).isEqualTo("24h");
    assertThat(stats.at("/rate/last_seconds")).hasSize(120);
    int seen = 0;
    for (JsonNode second : stats.at("/rate/last_seconds")) {
      seen += second.asInt();
    }
    assertThat(seen).isEqualTo(3);
    assertThat(stats.at("/lag/projection_running").asBoolean()).isTrue();
  }

  @Test
  void whoeverHasSeenTheStatisticsIsToldThatNothingChanged() {
    await()
        .untilAsserted(() -> {
          Answer first = get("/v1/shops/other.test/stats", bearer(RunningAdmin.TOKEN));
          Map<String, String> headers = new HashMap<>(bearer(RunningAdmin.TOKEN));
          headers.put("If-None-Match", first.header("ETag"));
          assertThat(get("/v1/shops/other.test/stats", headers).status()).isEqualTo(304);
        });
  }

  @Test
  void theDescriptionOfTheApiNamesEveryPathAndItsMethods() {
    String description = admin.send("GET", "/openapi.yml", null, Map.of()).response().body();
    List<String> described = Routes.described(description);

    assertThat(described).containsExactlyInAnyOrderElementsOf(Routes.served());
  }

  @Test
  void healthAndMetricsAreThereForEverybody() {
    await()
        .untilAsserted(() ->
            assertThat(admin.send("GET", "/health/ready", null, Map.of()).status()).isEqualTo(200));
    assertThat(admin.send("GET", "/health/live", null, Map.of()).status()).isEqualTo(200);
    assertThat(admin.send("GET", "/metrics", null, Map.of()).response().body())
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void whatIsNotThereIsAProblem() {
    Answer missing = admin.get("/v1/nothing");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("type").asText()).isEqualTo("urn:nova:problem:not-found");
    assertThat(admin.send("PUT", "/v1/shops", "{}", bearer(RunningAdmin.TOKEN)).status())
        .isEqualTo(405);
    assertThat(admin.post("/v1/shops", "{").json().path("type").asText())
        .isEqualTo("urn:nova:problem:malformed");
  }

  private static JsonNode stats() {
    return admin.get("/v1/shops/console.test/stats").data();
  }

  private static RejectedEvent rejected() {
    return new RejectedEvent(
        SHOP,
        "bad",
        RejectedEvent.Stage.GATEWAY,
        "malformed",
        null,
        "no name",
        Story.NOON,
        "{}",
        false,
        null);
  }

  private static Answer login() {
    Answer login =
        admin.send("POST", "/login", "{\"token\":\"" + RunningAdmin.TOKEN + "\"}", Map.of());
    assertThat(login.status()).isEqualTo(200);
    return login;
  }

  private static Map<String, String> cookie(Answer login) {
    var name = Pattern.compile("nova_session=[^;]+").matcher(login.header("Set-Cookie"));
    assertThat(name.find()).isTrue();
    return Map.of("Cookie", name.group());
  }

  private static Map<String, String> bearer(String key) {
    return Map.of("Authorization", "Bearer " + key);
  }

  private static Answer get(String path, Map<String, String> headers) {
    return admin.send("GET", path, null, headers);
  }
}
