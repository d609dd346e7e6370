package dev.novapixel.recs.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.novapixel.recs.catalogue.ShopCatalogue;
import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.gather.NextInSession;
import dev.novapixel.recs.knowledge.Knowledge;
import dev.novapixel.recs.knowledge.ShopperBook;
import dev.novapixel.recs.knowledge.StoreAwayException;
import dev.novapixel.recs.lists.ProductLists;
import dev.novapixel.recs.past.Past;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class GenerationsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<Epoch> loaded = new ArrayList<>();
  private final Generations generations = new Generations(this::load, new SimpleMeterRegistry());

  @Test
  void nobodyIsAnsweredBeforeItIsKnownWhichEpochIsLive() {
    assertThat(generations.isReady()).isFalse();
    assertThatExceptionOfType(StoreAwayException.class).isThrownBy(generations::current);
  }

  @Test
  void theLiveEpochAnswersAndABuildingOneIsNotLoaded() {
    Epochs building = Epochs.only(Epoch.FIRST).begin("", NOON);
    generations.follow(Epochs.only(Epoch.FIRST));
    Generation first = generations.current();
    generations.follow(building);

    assertThat(generations.current()).isSameAs(first);
    assertThat(loaded).containsExactly(Epoch.FIRST);
  }

  @Test
  void aSwitchBringsANewGenerationAndLeavesWhoeverBeganBeforeInTheOldOne() {
    Epochs building = Epochs.only(Epoch.FIRST).begin("", NOON);
    generations.follow(building);
    Generation begunBefore = generations.current();
    generations.follow(building.switched(null, NOON));

    assertThat(begunBefore.epoch()).isEqualTo(Epoch.FIRST);
    assertThat(generations.current().epoch()).isEqualTo(new Epoch("e2"));
    assertThat(generations.current().gatherer()).isNotSameAs(begunBefore.gatherer());
  }

  @Test
  void theOldGenerationAnswersUntilTheNewOneIsLoaded() {
    Epochs building = Epochs.only(Epoch.FIRST).begin("", NOON);
    List<Epoch> answeringWhileLoading = new ArrayList<>();
    Generations[] itself = new Generations[1];
    itself[0] =
        new Generations(
            epoch -> {
              if (itself[0].isReady()) {
                answeringWhileLoading.add(itself[0].current().epoch());
              }
              return load(epoch);
            },
            new SimpleMeterRegistry());
    itself[0].follow(building);
    itself[0].follow(building.switched(null, NOON));

    assertThat(answeringWhileLoading).containsExactly(Epoch.FIRST);
  }

  private Generation load(Epoch epoch) {
    loaded.add(epoch);
    Knowledge knowledge =
        question -> {
          throw new AssertionError(question);
        };
    Gatherer gatherer = new Gatherer(knowledge, _ -> ShopCatalogue.EMPTY, NextInSession.NOTHING);
    return new Generation(
        epoch,
        gatherer,
        new ProductLists(gatherer),
        new ShopperBook(RedisClient.create("localhost", 1), new RedisKeys(epoch)),
        new Past(
            Jdbi.create("jdbc:postgresql://localhost:1/none"),
            epoch,
            (topic, bytes) -> {
              throw new AssertionError(topic);
            },
            new SimpleMeterRegistry()));
  }
}
