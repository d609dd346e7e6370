package dev.novapixel.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.novapixel.schemas.settings.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GatekeeperTest {
  private static final boolean READS = true;
  private static final boolean CHANGES = false;

  private final ConsoleSessions sessions = new ConsoleSessions(Ticker.systemTicker());
  private final Gatekeeper gatekeeper =
      new Gatekeeper(
          new Secret("admin-token"),
          sessions,
          (shop, key) -> shop.equals("socks.test") && key.equals("server-key"));

  @Test
  void theAdminTokenOpensEverything() {
    assertThat(judge(CHANGES, "/v1/shops", "admin-token")).isEqualTo(Verdict.ALLOWED);
    assertThat(judge(CHANGES, "/v1/shops/any.test/keys", "admin-token")).isEqualTo(Verdict.ALLOWED);
  }

  @Test
  void aServerKeyReadsItsOwnShop() {
    assertThat(judge(READS, "/v1/shops/socks.test", "server-key")).isEqualTo(Verdict.ALLOWED);
    assertThat(judge(READS, "/v1/shops/socks.test/stats", "server-key")).isEqualTo(Verdict.ALLOWED);
    assertThat(judge(CHANGES, "/v1/shops/socks.test", "server-key")).isEqualTo(Verdict.FOREIGN);
    assertThat(judge(READS, "/v1/shops/socks.test/keys", "server-key")).isEqualTo(Verdict.FOREIGN);
    assertThat(judge(READS, "/v1/shops/boots.test", "server-key")).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge(READS, "/v1/shops", "server-key")).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge(READS, "/v1/shops/socks.test%00", "server-key")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aServerKeySplitsShoppersOfItsOwnShop() {
    assertThat(judge(CHANGES, "/v1/shops/socks.test/splits", "server-key"))
        .isEqualTo(Verdict.ALLOWED);
    assertThat(judge(CHANGES, "/v1/shops/socks.test/splits/x", "server-key"))
        .isEqualTo(Verdict.FOREIGN);
    assertThat(judge(CHANGES, "/v1/shops/boots.test/splits", "server-key"))
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aWrongKeyIsNotSavedByAGoodCookie() {
    String id = sessions.begin();
    assertThat(gatekeeper.judge(READS, "/v1/shops", new Credentials("wrong", id, null)))
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aSessionReadsWithItsCookieAndChangesWithItsToken() {
    String id = sessions.begin();
    String token = sessions.find(id).orElseThrow().csrfToken();

    assertThat(judgeSession(READS, id, null)).isEqualTo(Verdict.ALLOWED);
    assertThat(judgeSession(CHANGES, id, null)).isEqualTo(Verdict.FORGED);
    assertThat(judgeSession(CHANGES, id, token + "x")).isEqualTo(Verdict.FORGED);
    assertThat(judgeSession(CHANGES, id, token)).isEqualTo(Verdict.ALLOWED);
    assertThat(judgeSession(READS, "made-up", null)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aSessionEndsByItself() {
    long[] now = {0};
    ConsoleSessions aging = new ConsoleSessions(() -> now[0]);
    String id = aging.begin();

    now[0] = ConsoleSessions.LIFE.toNanos() - 1;
    assertThat(aging.find(id)).isPresent();
    now[0] = ConsoleSessions.LIFE.toNanos() + 1;
    assertThat(aging.find(id)).isEmpty();
  }

  @Test
  void wrongLoginsAreForgivenAfterAWhile() {
    long[] now = {0};
    LoginThrottle throttle = new LoginThrottle(() -> now[0]);
    for (int i = 0; i < LoginThrottle.ATTEMPTS; i++) {
      assertThat(throttle.isBlocked("10.0.0.1")).isFalse();
      throttle.failed("10.0.0.1");
    }

    assertThat(throttle.isBlocked("10.0.0.1")).isTrue();
    assertThat(throttle.isBlocked("10.0.0.2")).isFalse();
    now[0] = LoginThrottle.WINDOW.toNanos() + 1;
    assertThat(throttle.isBlocked("10.0.0.1")).isFalse();
  }

  private Verdict judge(boolean reads, String path, String key) {
    return gatekeeper.judge(reads, path, new Credentials(key, null, null));
  }

  private Verdict judgeSession(boolean reads, String id, @Nullable String csrf) {
    return gatekeeper.judge(reads, "/v1/shops", new Credentials(null, id, csrf));
  }
}
