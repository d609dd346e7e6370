package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays, switches back and clean-ups are killed at moments that chance decides, while real clicks
 * flow: the same command, given again, goes on, and in the end nothing is left of it.
 */
@EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
class InterruptedReplayIT {
  private static final int KILLS = 6;
  private static final int LONGEST_MS = 15_000;
  private static final int ROWS = 5_000;

  private final Stack stack = Stack.running();
  private final long seed = Long.getLong(Drills.SEED, new Random().nextLong());
  private final Random chance = new Random(seed);

  @TempDir private Path folder;

  @Test
  @Timeout(1200)
  void whateverIsKilledGoesOnWhereItWasAndLeavesNothingBehind()
      throws IOException, InterruptedException {
    System.out.println("Drill: the seed of the interrupted replays is " + seed);
    Shop shop = Shop.open(stack);
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), ROWS);
    Process sending =
        stack.start(shop.sending(slice, "--as", "rees46", "--as-live", "--rate", "40"));
    try (Asking _ = Asking.begin(shop.recs(), "/v1/popular")) {
      for (int kill = 0; kill < KILLS; kill++) {
        killed("replay");
      }
      if (isFirstLive()) {
        succeeds("replay", "--accept-differences");
      }
      killed("replay", "--rollback");
      settleOnFirst();
      killed("replay", "--drop");
      succeeds("replay", "--drop");
    }
    sending.destroy();
    sending.waitFor();

    assertThat(stack.parts()).filteredOn(name -> name.contains("-e")).isEmpty();
    assertThat(new Kept(stack).inRedis("nova:e2:")).isEmpty();
    assertThat(stack.nova(List.of("replay", "--status")).output()).containsPattern("live +e1");
  }

  private void killed(String... command) throws IOException, InterruptedException {
    Process process = stack.start(List.of(command));
    if (!process.waitFor(chance.nextInt(LONGEST_MS), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private void succeeds(String... command) {
    Stack.Result result = stack.nova(List.of(command));
    assertThat(result.exit()).as("seed %d: %s", seed, result.output()).isZero();
  }

  /** A rollback that was killed may have happened, and a second one would go forth again. */
  private void settleOnFirst() {
    if (!isFirstLive()) {
      succeeds("replay", "--rollback");
    }
  }

  private boolean isFirstLive() {
    return stack.nova(List.of("replay", "--status")).output().matches("(?s).*live +e1.*");
  }
}
