package dev.novapixel.recs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Relation.Neighbour;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.stage.RedisHand;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RecentCountsIT {
  private static final String SHOP = "recent.test";

  private final Stage stage = Stage.get();
  private final RedisHand hand = stage.redis();
  private final RedisClient redis =
      Stores.redis(stage.settings().get(Setting.REDIS_URL), Stores.LONG);
  private final Knowledge kept = knowledge(Duration.ofMinutes(1));

  @BeforeEach
  void fill() {
    hand.clear();
    hand.totals(SHOP, 100, 50);
    hand.viewed(SHOP, "wool", 40, Map.of("cotton", 30L, "silk", 5L));
    hand.viewed(SHOP, "cotton", 50, Map.of("wool", 30L));
    hand.viewed(SHOP, "silk", 20, Map.of("wool", 5L));
    hand.popular(SHOP, Map.of("cotton", 3.0, "wool", 2.0));
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void whatWasJustReadIsNotReadAgain() {
    Answer first = kept.answer(everything());
    hand.clear();

    assertThat(kept.answer(everything())).isEqualTo(first);
    assertThat(first.viewedTogether())
        .containsEntry(
            "wool",
            new Relation(
                40, 100, List.of(new Neighbour("cotton", 30, 50), new Neighbour("silk", 5, 20))));
  }

  @Test
  void withoutAnAgeEveryQuestionIsAskedAnew() {
    Knowledge unkept = knowledge(Duration.ZERO);
    unkept.answer(everything());
    hand.viewed(SHOP, "cotton", 60, Map.of("wool", 35L));
    hand.popular(SHOP, Map.of("silk", 9.0));

    Answer again = unkept.answer(everything());

    assertThat(again.viewedTogether().getOrDefault("wool", Relation.NONE).neighbours())
        .contains(new Neighbour("cotton", 30, 60));
    assertThat(again.popular()).first().isEqualTo(new Scored("silk", 9));
  }

  @Test
  void aNeighboursOwnCountServesEveryProductThatNamesIt() {
    kept.answer(Question.of(SHOP).neighbours(List.of("wool"), List.of(), 10));
    hand.viewed(SHOP, "linen", 10, Map.of("cotton", 4L));

    Answer answer = kept.answer(Question.of(SHOP).neighbours(List.of("linen"), List.of(), 10));

    assertThat(answer.viewedTogether())
        .containsEntry("linen", new Relation(10, 100, List.of(new Neighbour("cotton", 4, 50))));
  }

  @Test
  void aShorterAnswerDoesNotStandForALongerOne() {
    Answer one = kept.answer(Question.of(SHOP).neighbours(List.of("wool"), List.of(), 1));
    Answer all = kept.answer(Question.of(SHOP).neighbours(List.of("wool"), List.of(), 10));
    Answer first = kept.answer(Question.of(SHOP).popular(0, 1));
    Answer both = kept.answer(Question.of(SHOP).popular(0, 10));

    assertThat(one.viewedTogether().getOrDefault("wool", Relation.NONE).neighbours()).hasSize(1);
    assertThat(all.viewedTogether().getOrDefault("wool", Relation.NONE).neighbours()).hasSize(2);
    assertThat(first.popular()).hasSize(1);
    assertThat(both.popular()).hasSize(2);
  }

  private Knowledge knowledge(Duration age) {
    return new RedisKnowledge(redis, new RedisKeys(Epoch.FIRST), age);
  }

  private static Question everything() {
    return Question.of(SHOP).neighbours(List.of("wool"), List.of(), 10).popular(0, 10);
  }
}
