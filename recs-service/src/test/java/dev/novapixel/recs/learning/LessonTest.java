package dev.novapixel.recs.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.recs.nextitem.Forest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LessonTest {
  private static Learnt learnt(List<int[]> sessions) {
    return new Lesson(sessions, _ -> {}).learn(Forest.NONE).orElseThrow();
  }

  @Test
  void whatForetellsLaterSessionsBetterThanNearestSessionsDoIsTakenUp() {
    Judgement judgement = learnt(Circles.sessions(3_000, 1)).judgement();

    assertThat(judgement.moments()).isEqualTo(300 * 3);
    assertThat(judgement.blendRank()).isGreaterThan(judgement.nearestRank() + 0.05);
    assertThat(judgement.certainty()).isGreaterThan(1.645);
  }

  @Test
  void ofChanceNothingIsTakenUp() {
    assertThat(new Lesson(Circles.noise(2_000, 2), _ -> {}).learn(Forest.NONE)).isEmpty();
  }

  @Test
  void whatAnswersNowAnswersNoMoreOnceTheShopHasChangedSoThatItIsNoBetter() {
    Forest now = learnt(Circles.sessions(3_000, 1)).forest();
    List<int[]> changed = new ArrayList<>(Circles.sessions(1_000, 3));
    changed.addAll(Circles.noise(2_000, 4));

    assertThat(new Lesson(changed, _ -> {}).learn(now)).isEmpty();
  }

  @Test
  void theSameSessionsTeachTheSame() throws IOException {
    assertThat(written(learnt(Circles.sessions(2_500, 5)).forest()))
        .isEqualTo(written(learnt(Circles.sessions(2_500, 5)).forest()));
  }

  @Test
  void aLessonEndsWhereItIsTold() {
    Lesson lesson =
        new Lesson(
            Circles.sessions(2_000, 6),
            _ -> {
              throw new CancellationException();
            });

    assertThatThrownBy(() -> lesson.learn(Forest.NONE)).isInstanceOf(CancellationException.class);
  }

  private static byte[] written(Forest forest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    forest.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
