package dev.novapixel.recs;

import static dev.novapixel.recs.stage.Stage.BOOTS;
import static dev.novapixel.recs.stage.Stage.SOCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.sessions.Sessions;
import dev.novapixel.recs.stage.Browser;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.feature.Session;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsIT {
  private static final String QUESTION = "/v1/recommendations?placement=product_page&product=nylon";

  private final Stage stage = Stage.get();

  @BeforeEach
  void ready() {
    stage.redis().clear();
    await().until(() -> stage.widget(SOCKS).getBare("/health/ready").status() == 200);
    stage.redis().popular(SOCKS, Map.of("hit", 9.0));
  }

  @Test
  void whatWasLookedAtAMomentAgoIsExpectedNextInItsOwnShopOnly() {
    stage.publish(
        Sessions.session(SOCKS, "it-1", Session.Status.OPEN, Instant.now(), "nylon", "viscose"));

    await().until(() -> stage.widget(SOCKS).get(QUESTION).products().contains("viscose"));

    Browser.Page page = stage.widget(SOCKS).get(QUESTION);
    assertThat(page.data().get(0).at("/reason/source").asText()).isEqualTo("session-knn");
    assertThat(page.data().get(0).at("/reason/because/0").asText()).isEqualTo("nylon");
    assertThat(page.meta().path("degraded").asBoolean(true)).isFalse();
    assertThat(stage.widget(BOOTS).get(QUESTION).products()).doesNotContain("viscose");
  }
}
