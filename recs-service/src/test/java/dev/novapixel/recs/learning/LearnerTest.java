package dev.novapixel.recs.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.sessions.PastSessions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private final Forests forests = new Forests();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private record Past(Map<String, List<int[]>> byShop) implements PastSessions {
    @Override
    public Set<String> shops() {
      return byShop.keySet();
    }

    @Override
    public int begun(String shop) {
      return newest(shop, Integer.MAX_VALUE).size();
    }

    @Override
    public List<int[]> newest(String shop, int most) {
      return byShop.getOrDefault(shop, List.of());
    }
  }

  private Learner learner(Map<String, List<int[]>> sessions) {
    return Learner.start(
        () -> Optional.of(new Past(sessions)), forests, meters, Duration.ofMillis(1));
  }

  @Test
  void everyShopWithEnoughSessionsAnswersByWhatWasLearntFromItsOwn() {
    var sessions =
        Map.of(
            "socks.test", Circles.sessions(2_500, 1),
            "boots.test", Circles.sessions(Lesson.LEAST - 1, 2));

    try (Learner _ = learner(sessions)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(forests.of("socks.test").size()).isPositive());
    }
    assertThat(forests.of("boots.test")).isSameAs(Forest.NONE);
    assertThat(meters.counter("nova.recs.lessons", "outcome", "taken").count()).isEqualTo(1);
  }

  @Test
  void closingDoesNotWaitForTheEndOfALesson() {
    Learner learner = learner(Map.of("socks.test", Circles.sessions(40_000, 3)));

    learner.close();

    assertThat(forests.of("socks.test")).isSameAs(Forest.NONE);
  }
}
