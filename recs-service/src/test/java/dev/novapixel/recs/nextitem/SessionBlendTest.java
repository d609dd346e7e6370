package dev.novapixel.recs.nextitem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionBlendTest {
  private static final int CIRCLE = 200;

  /** Sessions that go round a circle: two steps forward, then mostly one step back. */
  private static List<int[]> sessions(int count, long seed) {
    Random random = new Random(seed);
    List<int[]> sessions = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int[] items = new int[6];
      items[0] = random.nextInt(CIRCLE);
      for (int at = 1; at < items.length; at++) {
        int step = at % 2 == 1 ? 2 : random.nextInt(5) == 0 ? 7 : -1;
        items[at] = Math.floorMod(items[at - 1] + step, CIRCLE);
      }
      sessions.add(items);
    }
    return sessions;
  }

  private static SessionIndex index(List<int[]> sessions) {
    var index = new SessionIndex(new SessionIndex.Bounds(10_000, 500, 50));
    sessions.forEach(index::add);
    return index;
  }

  @Test
  void whatIsLearntFromHowSessionsWentOnForetellsBetterThanNearestSessions() {
    SessionIndex index = index(sessions(2_000, 1));
    Forest forest =
        new BlendTrainer(index, BlendSettings.BEST, 4_000)
            .learn(sessions(800, 2), 3, _ -> {})
            .orElseThrow();

    double learnt = firstHits(new SessionBlend(index, forest, BlendSettings.BEST));
    double nearest = firstHits(new SessionKnn(index, KnnSettings.SERVED));

    assertThat(learnt).isGreaterThan(0.85).isGreaterThan(nearest);
  }

  @Test
  void fromTooFewChoicesNothingIsLearnt() {
    SessionIndex index = index(sessions(200, 1));

    assertThat(
            new BlendTrainer(index, BlendSettings.BEST, 4_000).learn(sessions(20, 2), 3, _ -> {}))
        .isEmpty();
  }

  @Test
  void whatIsReadBackSaysTheSame() throws IOException {
    SessionIndex index = index(sessions(500, 1));
    Forest forest =
        new BlendTrainer(index, BlendSettings.SERVED, 1_000)
            .learn(sessions(200, 2), 3, _ -> {})
            .orElseThrow();
    var bytes = new ByteArrayOutputStream();
    forest.write(new DataOutputStream(bytes));
    Forest read = Forest.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    var before = new SessionBlend(index, forest, BlendSettings.SERVED);
    var after = new SessionBlend(index, read, BlendSettings.SERVED);
    for (int[] session : sessions(20, 4)) {
      assertThat(top(after, session)).containsExactly(top(before, session));
    }
  }

  @Test
  void whatNobodyHasSeenHasOnlyItself() {
    assertThat(top(new SessionKnn(index(List.of()), KnnSettings.SERVED), new int[] {9})).isEmpty();
  }

  /** How often the best is what came next after two steps forward: one step back, of five, four. */
  private static double firstHits(Foreteller foreteller) {
    List<int[]> sessions = sessions(300, 5);
    long hits =
        sessions.stream()
            .filter(session -> {
              int[] top = top(foreteller, new int[] {session[0], session[1]});
              return top.length > 0 && top[0] == Math.floorMod(session[1] - 1, CIRCLE);
            })
            .count();
    return (double) hits / sessions.size();
  }

  private static int[] top(Foreteller foreteller, int[] session) {
    ItemScores scores = new ItemScores();
    foreteller.foretell(session, scores);
    return scores.top(10);
  }
}
