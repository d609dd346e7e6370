package dev.novapixel.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final TopicPartition P0 = new TopicPartition("events", 0);
  private static final TopicPartition P1 = new TopicPartition("events", 1);

  @Test
  void aReaderThatHasNotBegunHasEverythingBeforeItAndNotNothing() {
    var stage = Stage.of(Map.of(P0, 10L), Map.of(P0, 110L), Map.of());

    assertThat(stage).isEqualTo(new Stage(100, 100));
    assertThat(stage.isReached()).isFalse();
  }

  @Test
  void aTopicWithNothingInItIsReachedByWhoHasNotBegun() {
    assertThat(Stage.of(Map.of(P0, 7L), Map.of(P0, 7L), Map.of()).isReached()).isTrue();
  }

  @Test
  void oneRecordThatNobodyReadIsNotTakenForTheEndOfATransaction() {
    assertThat(Stage.of(Map.of(P0, 0L), Map.of(P0, 1L), Map.of()).isReached()).isFalse();
  }

  @Test
  void theEndOfATransactionIsPassedWithTheNextRecordOnly() {
    assertThat(Stage.of(Map.of(P0, 0L), Map.of(P0, 100L), Map.of(P0, 99L)).isReached()).isTrue();
    assertThat(Stage.of(Map.of(P0, 0L), Map.of(P0, 100L), Map.of(P0, 98L)).behind()).isEqualTo(2);
  }

  @Test
  void whoIsBeyondTheCutInOnePartitionIsNotSoInAnother() {
    var stage =
        Stage.of(Map.of(P0, 0L, P1, 0L), Map.of(P0, 50L, P1, 50L), Map.of(P0, 900L, P1, 20L));

    assertThat(stage.behind()).isEqualTo(30);
    assertThat(stage.done()).isEqualTo(70);
  }
}
