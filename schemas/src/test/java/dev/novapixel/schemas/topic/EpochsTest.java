package dev.novapixel.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EpochsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Epoch E1 = Epoch.FIRST;
  private static final Epoch E2 = E1.next();

  private final Epochs first = Epochs.only(E1);
  private final Epochs building = first.begin("a new feature", NOON);

  @Test
  void aReplayBuildsTheNextEpochBesideTheLiveOne() {
    assertThat(building.live()).isEqualTo(E1);
    assertThat(building.building()).isEqualTo(E2);
    assertThat(building.all()).containsExactly(E1, E2);
    assertThat(building.reason()).isEqualTo("a new feature");
    assertThat(building.startedAt()).isEqualTo(NOON);
  }

  @Test
  void afterTheSwitchTheOldEpochStaysToGoBackTo() {
    Epochs switched = building.switched(null, NOON.plusSeconds(60));

    assertThat(switched.live()).isEqualTo(E2);
    assertThat(switched.previous()).isEqualTo(E1);
    assertThat(switched.building()).isNull();
    assertThat(switched.switchedAt()).isEqualTo(NOON.plusSeconds(60));
    assertThat(switched.rolledBack(NOON.plusSeconds(90)).live()).isEqualTo(E1);
    assertThat(switched.rolledBack(NOON.plusSeconds(90)).previous()).isEqualTo(E2);
  }

  @Test
  void noNameIsUsedTwice() {
    Epochs again = building.alone().begin("", NOON);

    assertThat(again.building()).isEqualTo(new Epoch("e3"));
    assertThat(again.all()).doesNotContain(E2);
  }

  @Test
  void whatIsNotThereIsNeitherSwitchedToNorGoneBackTo() {
    assertThatIllegalStateException().isThrownBy(() -> first.switched(null, NOON));
    assertThatIllegalStateException().isThrownBy(() -> first.rolledBack(NOON));
    assertThatIllegalStateException().isThrownBy(() -> building.begin("", NOON));
    assertThatIllegalStateException()
        .isThrownBy(() -> building.switched(null, NOON).begin("", NOON));
  }
}
