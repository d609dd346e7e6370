package dev.novapixel.recs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Relation.Neighbour;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Money;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store answers about a shop's products. */
abstract class KnowledgeContract {
  static final String SHOP = "contract.test";
  static final String OTHER = "other-contract.test";

  /**
   * A store in which, of 100 sessions of {@link #SHOP}, 40 hold wool, 50 cotton and 20 silk, 30
   * both wool and cotton, 5 wool and silk; of 50 orders, 10 hold wool, 8 garter, 6 both. Most
   * popular are cotton, wool, silk in that order, of which wool and silk are "Fine & soft", and
   * cotton has all its facts: title, category "plain", brand "Acme", price 9.95 EUR. In {@link
   * #OTHER} there is nothing but boots, which are popular.
   */
  abstract Knowledge filled();

  @Test
  void neighboursComeWithTheCountsOfBothAndOfTheWhole() {
    Answer answer =
        filled().answer(Question.of(SHOP).neighbours(List.of("wool"), List.of("wool"), 10));

    assertThat(answer.viewedTogether())
        .containsEntry(
            "wool",
            new Relation(
                40, 100, List.of(new Neighbour("cotton", 30, 50), new Neighbour("silk", 5, 20))));
    assertThat(answer.boughtTogether())
        .containsEntry("wool", new Relation(10, 50, List.of(new Neighbour("garter", 6, 8))));
  }

  @Test
  void noMoreNeighboursComeThanWereAskedFor() {
    Answer answer = filled().answer(Question.of(SHOP).neighbours(List.of("wool"), List.of(), 1));

    assertThat(answer.viewedTogether().getOrDefault("wool", Relation.NONE).neighbours())
        .containsExactly(new Neighbour("cotton", 30, 50));
    assertThat(answer.boughtTogether()).isEmpty();
  }

  @Test
  void aProductNobodyKnowsHasNoNeighbours() {
    Answer answer =
        filled().answer(Question.of(SHOP).neighbours(List.of("nobody"), List.of("nobody"), 10));

    assertThat(answer.viewedTogether().getOrDefault("nobody", Relation.NONE).neighbours())
        .isEmpty();
  }

  @Test
  void whatIsPopularComesInParts() {
    Knowledge store = filled();

    assertThat(popular(store, 0, 2)).containsExactly("cotton", "wool");
    assertThat(popular(store, 2, 2)).containsExactly("silk");
    assertThat(popular(store, 3, 2)).isEmpty();
  }

  @Test
  void whatIsPopularInACategoryComesAlone() {
    Answer answer = filled().answer(Question.of(SHOP).popularIn("Fine & soft", 0, 10));

    assertThat(answer.popularInCategory())
        .extracting(Scored::productId)
        .containsExactly("wool", "silk");
    assertThat(answer.popular()).isEmpty();
  }

  @Test
  void factsComeOfWhatIsKnownOnly() {
    Answer answer = filled().answer(Question.of(SHOP).facts(Set.of("cotton", "nobody")));

    assertThat(answer.facts())
        .containsOnlyKeys("cotton")
        .containsValue(new Facts("Cotton sock", "plain", "Acme", new Money(995, "EUR")));
  }

  @Test
  void anotherShopKnowsNothingOfIt() {
    Answer answer =
        filled()
            .answer(
                Question.of(OTHER)
                    .neighbours(List.of("wool"), List.of("wool"), 10)
                    .facts(Set.of("cotton"))
                    .popular(0, 10)
                    .popularIn("Fine & soft", 0, 10));

    assertThat(answer.viewedTogether().getOrDefault("wool", Relation.NONE).neighbours()).isEmpty();
    assertThat(answer.boughtTogether().getOrDefault("wool", Relation.NONE).neighbours()).isEmpty();
    assertThat(answer.facts()).isEmpty();
    assertThat(answer.popular()).extracting(Scored::productId).containsExactly("boots");
    assertThat(answer.popularInCategory()).isEmpty();
  }

  @Test
  void whoAsksForNothingLearnsNothing() {
    Answer answer = filled().answer(Question.of(SHOP));

    assertThat(answer).isEqualTo(Answer.ofPopular(List.of()));
  }

  private static List<String> popular(Knowledge store, int skipped, int wanted) {
    return store.answer(Question.of(SHOP).popular(skipped, wanted)).popular().stream()
        .map(Scored::productId)
        .toList();
  }
}
