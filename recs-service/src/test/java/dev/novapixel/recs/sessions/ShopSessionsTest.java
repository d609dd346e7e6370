package dev.novapixel.recs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.BlendTrainer;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.SessionIndex;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopSessionsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final ShopSessions sessions = new ShopSessions(100);

  private void tell(String id, Instant at, String... products) {
    sessions.apply(Sessions.session("socks.test", id, Session.Status.OPEN, at, products));
  }

  private List<String> next(String... open) {
    return sessions.next(List.of(open), 10, Forest.NONE).nearest().stream()
        .map(Scored::productId)
        .toList();
  }

  @Test
  void aSessionGrowsAndIsOneNeighbourOnly() {
    tell("s1", NOON, "wool");
    tell("s1", NOON, "wool", "silk");
    tell("s1", NOON, "wool");
    tell("s2", NOON, "wool", "cotton");
    tell("s3", NOON, "wool", "cotton");

    assertThat(sessions.size()).isEqualTo(3);
    assertThat(next("wool")).containsExactly("cotton", "silk");
  }

  @Test
  void theOpenSessionItselfIsNotExpected() {
    tell("s1", NOON, "wool", "silk");

    assertThat(next("wool", "silk")).isEmpty();
  }

  @Test
  void aSessionThatWasJoinedIntoAnotherIsNoNeighbourAnyMore() {
    tell("s1", NOON, "wool", "silk");
    tell("s2", NOON, "wool", "silk", "cotton");
    sessions.apply(
        Sessions.session("socks.test", "s1", Session.Status.REPLACED, NOON, "wool", "silk"));
    sessions.apply(
        Sessions.session("socks.test", "s2", Session.Status.REPLACED, NOON, "wool", "silk"));

    assertThat(sessions.size()).isZero();
    assertThat(next("wool")).isEmpty();
  }

  @Test
  void aSessionThatComesBackAfterItWasJoinedStaysWhenItsFirstPlaceIsForgotten() {
    tell("s1", NOON, "wool");
    sessions.apply(Sessions.session("socks.test", "s1", Session.Status.REPLACED, NOON));
    Instant later = NOON.plus(Duration.ofDays(1));
    tell("s1", later, "wool");
    tell("s2", NOON.plus(ShopSessions.MONTH).plus(Duration.ofHours(1)), "wool", "silk");
    tell("s1", later, "wool", "cotton");

    assertThat(sessions.size()).isEqualTo(2);
    assertThat(next("wool")).containsExactlyInAnyOrder("cotton", "silk");
  }

  @Test
  void whatIsOlderThanAMonthIsForgotten() {
    tell("s1", NOON, "wool", "silk");
    tell("s2", NOON.plus(ShopSessions.MONTH).plus(Duration.ofMillis(1)), "wool", "cotton");

    assertThat(next("wool")).containsExactly("cotton");
    assertThat(sessions.size()).isEqualTo(1);
  }

  @Test
  void ofTooManyTheNewestStay() {
    for (int number = 0; number < 150; number++) {
      tell("s" + number, NOON, "wool", "p" + number);
    }

    assertThat(sessions.size()).isEqualTo(100);
    assertThat(sessions.next(List.of("wool"), 200, Forest.NONE).nearest())
        .extracting(Scored::productId)
        .contains("p50", "p149")
        .doesNotContain("p49")
        .hasSize(100);
  }

  @Test
  void aProductThatNobodySawExpectsNothing() {
    assertThat(next("linen")).isEmpty();
  }

  @Test
  void whoeverLearnsSeesTheNewestSessionsAsTheyAreNow() {
    tell("s1", NOON, "wool");
    tell("s2", NOON, "silk", "wool");
    tell("s3", NOON, "silk");
    sessions.apply(Sessions.session("socks.test", "s3", Session.Status.REPLACED, NOON));
    tell("s2", NOON, "silk", "wool", "cotton");

    assertThat(sessions.newest(2)).containsExactly(new int[] {1, 0, 2});
    assertThat(sessions.newest(10)).containsExactly(new int[] {0}, new int[] {1, 0, 2});
    assertThat(sessions.begun()).isEqualTo(3);
  }

  @Test
  void whatWasLearntIsSaidBesideWhatNearestSessionsSay() {
    ShopSessions many = new ShopSessions(10_000);
    for (int number = 0; number < 2_000; number++) {
      many.apply(
          Sessions.session(
              "socks.test",
              "s" + number,
              Session.Status.OPEN,
              NOON,
              "p" + number % 20,
              "p" + (number + 1) % 20,
              "p" + (number + 5) % 20));
    }
    Forest forest =
        new BlendTrainer(index(many.newest(1_500)), BlendSettings.SERVED, 1_000)
            .learn(many.newest(500), 1, _ -> {})
            .orElseThrow();

    Foretold foretold = many.next(List.of("p3", "p4"), 5, forest);

    assertThat(foretold.learnt().getFirst().productId()).isEqualTo("p8");
    assertThat(foretold.learnt()).hasSize(5).noneMatch(next -> next.productId().equals("p4"));
    assertThat(foretold.nearest())
        .isEqualTo(many.next(List.of("p3", "p4"), 5, Forest.NONE).nearest());
  }

  private static SessionIndex index(List<int[]> past) {
    SessionIndex index = new SessionIndex(new SessionIndex.Bounds(10_000, 1_000, 50));
    past.forEach(index::add);
    return index;
  }
}
