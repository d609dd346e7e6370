package dev.novapixel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.RunningAdmin.Answer;
import dev.novapixel.schemas.access.KeyHash;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.Consent.WhenDenied;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ShopApiIT {
  private static RunningAdmin admin;
  private static TableFollower<ShopSettings> follower;
  private static final List<ShopSettings> PUBLISHED = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    admin = RunningAdmin.start(Map.of("NOVA_FIXED_KEYS", "true"));
    follower = admin.follow(Topics.SHOP_SETTINGS, new Collecting());
  }

  @AfterAll
  static void stop() {
    follower.close();
    admin.close();
  }

  @Test
  void aShopIsAddedChangedAndToldToKafkaWithRisingVersions() {
    Answer created =
        admin.post(
            "/v1/shops", "{\"shop\":\"socks.test\",\"consent\":{\"when_absent\":\"denied\"}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.data().path("version").asInt()).isEqualTo(1);
    assertThat(created.data().path("consent").path("when_denied").asText()).isEqualTo("drop");
    assertThat(created.data().path("session_gap_seconds").asInt()).isEqualTo(1800);
    assertThat(created.header("Location")).isEqualTo("/v1/shops/socks.test");

    Answer changed =
        patch(
            "socks.test",
            "{\"session_gap_seconds\":600,\"currency\":\"EUR\","
                + "\"bots\":{\"events_at_once\":50},"
                + "\"consent\":{\"when_denied\":\"count\"}}",
            Map.of());
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.data().path("version").asInt()).isEqualTo(2);
    assertThat(changed.data().path("consent").path("when_absent").asText()).isEqualTo("denied");

    await().untilAsserted(() -> assertThat(latest("socks.test").version()).isEqualTo(2));
    assertThat(latest("socks.test"))
        .returns(WhenAbsent.DENIED, ShopSettings::whenAbsent)
        .returns(WhenDenied.COUNT, ShopSettings::whenDenied)
        .returns(Duration.ofMinutes(10), ShopSettings::sessionGap)
        .returns("EUR", ShopSettings::currency)
        .returns(new Pace(300, 50), ShopSettings::pace);
    assertThat(versions("socks.test")).isSorted();
  }

  @Test
  void whatAbsentConsentMeansHasToBeChosen() {
    Answer refused = admin.post("/v1/shops", "{\"shop\":\"shy.test\"}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().path("type").asText()).isEqualTo("urn:nova:problem:invalid");
    assertThat(refused.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/consent/when_absent");
    assertThat(admin.get("/v1/shops/shy.test").status()).isEqualTo(404);
  }

  @Test
  void everyFlawOfABodyIsToldAtOnce() {
    Answer refused =
        admin.post(
            "/v1/shops",
            """
            {"shop":"No Shop","consent":{"when_absent":"maybe"},"session_gap_seconds":5,
             "currency":"XXZ","colour":"red"}\
            """);

    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/shop", "/consent/when_absent", "/session_gap_seconds", "/currency", "/colour");
  }

  @Test
  void aShopIsAddedOnce() {
    add("once.test");
    Answer again =
        admin.post(
            "/v1/shops", "{\"shop\":\"once.test\",\"consent\":{\"when_absent\":\"denied\"}}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(admin.get("/v1/shops/once.test").data().at("/consent/when_absent").asText())
        .isEqualTo("granted");
  }

  @Test
  void aChangeAgainstAnOldVersionIsRefused() {
    add("busy.test");
    assertThat(patch("busy.test", "{\"enabled\":false}", Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(200);
    assertThat(patch("busy.test", "{\"enabled\":true}", Map.of("If-Match", "\"1\"")).status())
        .isEqualTo(412);
    assertThat(admin.get("/v1/shops/busy.test").data().path("enabled").asBoolean()).isFalse();
  }

  @Test
  void whatIsSetAboutRecommendationsIsKeptAndToldToKafka() {
    add("rules.test");
    String path = "/v1/shops/rules.test/recommendations";
    String rules =
        "{\"rules\":[{\"id\":\"no-hats\",\"action\":\"exclude\",\"categories\":[\"hats\"],"
            + "\"price_from\":{\"amount\":\"9.95\",\"currency\":\"EUR\"}}],"
            + "\"weights\":{\"cart\":{\"popular\":2}}}";
    assertThat(admin.get(path).data().toString()).isEqualTo("{\"rules\":[],\"weights\":{}}");

    Answer put = put(path, rules, Map.of("If-Match", "\"1\""));

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.header("ETag")).isEqualTo("\"2\"");
    assertThat(admin.get(path).data()).isEqualTo(put.data());
    assertThat(put.data().at("/rules/0/price_from/amount").asText()).isEqualTo("9.95");
    await().untilAsserted(() -> assertThat(latest("rules.test").version()).isEqualTo(2));
    assertThat(latest("rules.test").recommending().weights())
        .isEqualTo(Map.of("cart", Map.of("popular", 2.0)));
    assertThat(latest("rules.test").recommending().rules().getFirst().match().categories())
        .containsExactly("hats");
    assertThat(patch("rules.test", "{\"currency\":\"EUR\"}", Map.of()).status()).isEqualTo(200);
    assertThat(admin.get(path).data()).isEqualTo(put.data());
  }

  @Test
  void rulesWithFlawsOrAgainstAnOldVersionChangeNothing() {
    add("strict.test");
    String path = "/v1/shops/strict.test/recommendations";

    Answer flawed = put(path, "{\"rules\":[{\"id\":\"a\",\"action\":\"hide\"}]}", Map.of());

    assertThat(flawed.status()).isEqualTo(422);
    assertThat(flawed.json().path("errors").findValuesAsText("pointer"))
        .contains("/rules/0/action", "/rules/0/products");
    assertThat(put(path, "{}", Map.of("If-Match", "\"7\"")).status()).isEqualTo(412);
    assertThat(admin.get("/v1/shops/strict.test").data().path("version").asInt()).isEqualTo(1);
    assertThat(put("/v1/shops/none.test/recommendations", "{}", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void shopsAreListedPageByPage() {
    List.of("list-a.test", "list-b.test", "list-c.test").forEach(ShopApiIT::add);

    Answer first = admin.get("/v1/shops?limit=2&cursor=list-");
    assertThat(first.data().findValuesAsText("shop")).containsExactly("list-a.test", "list-b.test");
    String cursor = first.json().at("/meta/next_cursor").asText();
    Answer second = admin.get("/v1/shops?limit=1&cursor=" + cursor);
    assertThat(second.data().findValuesAsText("shop")).containsExactly("list-c.test");
  }

  @Test
  void aServerKeyIsShownOnceAndKeptAsAHash() {
    add("keys.test");
    Answer made = admin.post("/v1/shops/keys.test/keys", "{\"kind\":\"server\"}");
    String key = made.data().path("key").asText();

    assertThat(made.status()).isEqualTo(201);
    assertThat(key).startsWith("nvs_").hasSizeGreaterThan(46);
    JsonNode listed = admin.get("/v1/shops/keys.test/keys").data().path(0);
    assertThat(listed.has("key")).isFalse();
    assertThat(listed.path("hint").asText()).isEqualTo(key.substring(key.length() - 4));
    await()
        .untilAsserted(() ->
            assertThat(latest("keys.test").serverKeyHashes()).containsExactly(KeyHash.of(key)));
  }

  @Test
  void aRotatedKeyOpensNothingAnyMore() {
    add("turn.test");
    Answer made = admin.post("/v1/shops/turn.test/keys", "{\"kind\":\"write\"}");
    Answer turned =
        admin.post("/v1/shops/turn.test/keys/" + made.data().path("id").asText() + "/rotate", "");

    assertThat(turned.status()).isEqualTo(201);
    assertThat(turned.data().path("key").asText()).isNotEqualTo(made.data().path("key").asText());
    await()
        .untilAsserted(() ->
            assertThat(latest("turn.test").writeKeys())
                .containsExactly(turned.data().path("key").asText()));
  }

  @Test
  void aWriteKeyCanBeKeptToThePagesOfSomeHosts() {
    add("hosts.test");
    Answer made =
        admin.post(
            "/v1/shops/hosts.test/keys", "{\"kind\":\"write\",\"hosts\":[\"socks.example\"]}");
    String keys = "hosts.test/keys/";
    assertThat(made.data().path("hosts").path(0).asText()).isEqualTo("socks.example");
    await()
        .untilAsserted(() ->
            assertThat(latest("hosts.test").keyHosts())
                .containsExactly(
                    Map.entry(made.data().path("key").asText(), List.of("socks.example"))));

    Answer turned =
        admin.post("/v1/shops/" + keys + made.data().path("id").asText() + "/rotate", "");
    assertThat(turned.data().path("hosts").path(0).asText()).isEqualTo("socks.example");

    String id = turned.data().path("id").asText();
    assertThat(patch(keys + id, "{\"hosts\":[]}", Map.of()).data().path("hosts")).isEmpty();
    await().untilAsserted(() -> assertThat(latest("hosts.test").keyHosts()).isEmpty());
    assertThat(patch(keys + "nobody's", "{\"hosts\":[]}", Map.of()).status()).isEqualTo(404);
    assertThat(patch(keys + id, "{\"hosts\":[\"https://socks.example\"]}", Map.of()).status())
        .isEqualTo(422);
    assertThat(patch(keys + id, "{}", Map.of()).status()).isEqualTo(422);
    assertThat(
            admin
                .post(
                    "/v1/shops/hosts.test/keys",
                    "{\"kind\":\"server\",\"hosts\":[\"socks.example\"]}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aKeyOpensOneShopOnly() {
    add("first.test");
    add("second.test");
    String body = "{\"kind\":\"write\",\"key\":\"fixed-write-key\"}";

    assertThat(admin.post("/v1/shops/first.test/keys", body).status()).isEqualTo(201);
    assertThat(admin.post("/v1/shops/second.test/keys", body).status()).isEqualTo(409);
    assertThat(admin.get("/v1/shops/second.test/keys").data()).isEmpty();
  }

  @Test
  void keysCanBeChosenOnlyWhereTheSettingSaysSo() {
    try (RunningAdmin strict = RunningAdmin.start(Map.of())) {
      strict.post("/v1/shops", "{\"shop\":\"s.test\",\"consent\":{\"when_absent\":\"denied\"}}");
      Answer refused =
          strict.post("/v1/shops/s.test/keys", "{\"kind\":\"write\",\"key\":\"fixed-write-key\"}");

      assertThat(refused.status()).isEqualTo(422);
    }
  }

  private static void add(String shop) {
    Answer created =
        admin.post(
            "/v1/shops",
            "{\"shop\":\"%s\",\"consent\":{\"when_absent\":\"granted\"}}".formatted(shop));
    assertThat(created.status()).isEqualTo(201);
  }

  private static Answer put(String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + RunningAdmin.TOKEN);
    return admin.send("PUT", path, body, all);
  }

  private static Answer patch(String shop, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + RunningAdmin.TOKEN);
    return admin.send("PATCH", "/v1/shops/" + shop, body, all);
  }

  private static ShopSettings latest(String shop) {
    List<ShopSettings> all = PUBLISHED.stream().filter(each -> each.shop().equals(shop)).toList();
    assertThat(all).isNotEmpty();
    return all.getLast();
  }

  private static List<Long> versions(String shop) {
    return PUBLISHED.stream()
        .filter(each -> each.shop().equals(shop))
        .map(ShopSettings::version)
        .toList();
  }

  private static final class Collecting implements TableFollower.Fold<ShopSettings> {
    @Override
    public void begin() {
      PUBLISHED.clear();
    }

    @Override
    public void apply(String key, @Nullable ShopSettings value) {
      if (value != null) {
        PUBLISHED.add(value);
      }
    }

    @Override
    public void publish() {}
  }
}
