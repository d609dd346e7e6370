package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningEpochsTest {
  private static final Epoch E1 = Epoch.FIRST;
  private static final Epoch E2 = E1.next();
  private static final Epoch E3 = E2.next();

  private final Epochs building = Epochs.only(E1).begin("", Instant.EPOCH);
  private final Epochs switched = building.switched(null, Instant.EPOCH);

  @TempDir private Path folder;

  @Test
  void anEpochKeepsItsSeatAndANewOneTakesTheFirstThatIsFree() {
    var both = RunningEpochs.only(E1).seating(building);
    assertThat(both.seatOf(E1)).isZero();
    assertThat(both.seatOf(E2)).isEqualTo(1);

    var alone = both.seating(switched).seating(switched.alone());
    assertThat(alone.seatOf(E2)).isEqualTo(1);
    assertThat(alone.liveEpoch()).isEqualTo(E2);

    var next = alone.seating(switched.alone().begin("", Instant.EPOCH));
    assertThat(next.seatOf(E2)).isEqualTo(1);
    assertThat(next.seatOf(E3)).isZero();
  }

  @Test
  void whatWasWrittenIsReadAndWithoutAFileThereIsTheFirstEpoch() {
    var home = new Home(folder, folder.resolve(".nova"));
    home.prepare();
    assertThat(RunningEpochs.of(home, E3)).isEqualTo(RunningEpochs.only(E3));

    var both = RunningEpochs.only(E1).seating(switched);
    both.write(home);

    assertThat(RunningEpochs.of(home, E3)).isEqualTo(both);
  }

  @Test
  void theStreamsOfALaterEpochHaveItInTheirNames() {
    assertThat(Services.nameOf("stitcher", E1)).isEqualTo("stitcher");
    assertThat(Services.nameOf("stitcher", E2)).isEqualTo("stitcher-e2");
  }
}
