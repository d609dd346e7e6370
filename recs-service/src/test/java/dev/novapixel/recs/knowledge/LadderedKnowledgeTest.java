package dev.novapixel.recs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.recs.situation.Scored;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LadderedKnowledgeTest {
  private final Shelf first = new Shelf("a", "b");
  private final Shelf second = new Shelf("c");
  private final LadderedKnowledge ladder = new LadderedKnowledge(List.of(first, second));

  @Test
  void theFirstStoreIsBelievedAndTheSecondLeftAlone() {
    Answer answer = ladder.answer(popular(10));

    assertThat(products(answer)).containsExactly("a", "b");
    assertThat(answer.degraded()).isFalse();
    assertThat(second.asked).isEmpty();
  }

  @Test
  void aSecondStoresAnswerIsDegraded() {
    first.away = true;

    Answer answer = ladder.answer(popular(10));

    assertThat(products(answer)).containsExactly("c");
    assertThat(answer.degraded()).isTrue();
  }

  @Test
  void whenAllAreAwayWhatWasPopularIsRemembered() {
    ladder.answer(popular(10));
    first.away = true;
    second.away = true;

    Answer answer = ladder.answer(popular(1));

    assertThat(products(answer)).containsExactly("a");
    assertThat(answer.degraded()).isTrue();
    assertThat(products(ladder.answer(Question.of("other.test").popular(0, 10)))).isEmpty();
  }

  @Test
  void aShortGlanceReplacesNoLongMemory() {
    ladder.answer(popular(10));
    ladder.answer(popular(1));
    first.away = true;
    second.away = true;

    assertThat(products(ladder.answer(popular(10)))).containsExactly("a", "b");
  }

  @Test
  void aStoreThatWasEmptiedIsCompletedFromTheNext() {
    first.products = List.of();

    Answer answer = ladder.answer(popular(10));

    assertThat(products(answer)).containsExactly("c");
    assertThat(answer.degraded()).isTrue();
  }

  @Test
  void aShopWithoutAnythingIsNoReasonForDegradation() {
    first.products = List.of();
    second.products = List.of();

    assertThat(ladder.answer(popular(10)).degraded()).isFalse();
  }

  @Test
  void aStoreThatFailsAgainAndAgainIsNotAskedForAWhile() {
    first.away = true;
    Knowledge guarded =
        new GuardedKnowledge("shelf", first, InstantSource.system(), new SimpleMeterRegistry());
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> guarded.answer(popular(1))).isInstanceOf(StoreAwayException.class);
    }

    assertThat(first.asked).hasSize(3);
  }

  private static Question popular(int wanted) {
    return Question.of("socks.test").popular(0, wanted);
  }

  private static List<String> products(Answer answer) {
    return answer.popular().stream().map(Scored::productId).toList();
  }

  /** A store of popular products that can go away. */
  private static final class Shelf implements Knowledge {
    private final List<Question> asked = new ArrayList<>();
    private List<String> products;
    private boolean away;

    Shelf(String... products) {
      this.products = List.of(products);
    }

    @Override
    public Answer answer(Question question) {
      asked.add(question);
      if (away) {
        throw new StoreAwayException("shelf", new IOException("unplugged"));
      }
      Stream<Scored> popular =
          products.stream().limit(question.popular.wanted()).map(id -> new Scored(id, 1));
      return Answer.ofPopular(popular.toList());
    }
  }
}
