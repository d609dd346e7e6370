package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every part is killed several times while a real shop's clicks flow, in an order and at moments
 * that chance decides; what comes of the clicks is as if nothing had happened.
 */
@EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
class StormIT {
  private static final List<String> PARTS =
      List.of(
          "kafka",
          "registry",
          "postgres",
          "redis",
          "gateway",
          "stitcher",
          "features",
          "recs",
          "admin");
  private static final int KILLS_EACH = 3;

  /** Short enough that a part often falls while others are still coming back. */
  private static final int LONGEST_PAUSE_MS = 8_000;

  /** Such that the clicks last longer than the kills. */
  private static final String RATE = "40";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Stack stack = Stack.running();
  private final long seed = Long.getLong(Drills.SEED, new Random().nextLong());
  private final Random chance = new Random(seed);

  @Test
  @Timeout(1200)
  void killingAllPartsAgainAndAgainChangesNothingInTheFinalCounts()
      throws IOException, InterruptedException {
    System.out.println("Drill: the storm's seed is " + seed);
    Path file = DemoData.clicks();
    RealClicks clicks = RealClicks.read(file);
    Shop calm = Shop.open(stack);
    Shop stormy = Shop.open(stack);

    Stack.Result undisturbed = calm.send(file, "--as", "rees46", "--as-live");
    assertThat(undisturbed.exit()).as(undisturbed.output()).isZero();
    Process sending =
        stack.start(stormy.sending(file, "--as", "rees46", "--as-live", "--rate", RATE));
    await("traffic has begun")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> stormy.count().all() > 0);
    for (String part : kills()) {
      Thread.sleep(chance.nextInt(LONGEST_PAUSE_MS)); // waits for nothing: chance picks the moment
      assertThat(sending.isAlive()).as("still sending; seed %d", seed).isTrue();
      stack.awaitReady(part);
      stack.kill(part);
    }
    PARTS.forEach(stack::awaitReady);
    String said = new String(sending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(sending.waitFor()).as("seed %d: %s", seed, said).isZero();
    await("every event of the stormy shop is counted, and once; seed " + seed)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> stormy.count().counted() == clicks.rows().size());
    await("both shops tell the same; seed " + seed)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(FinalCounts.of(stormy, clicks)).isEqualTo(FinalCounts.of(calm, clicks)));
  }

  private List<String> kills() {
    var kills =
        new ArrayList<>(
            PARTS.stream().flatMap(part -> Stream.generate(() -> part).limit(KILLS_EACH)).toList());
    Collections.shuffle(kills, chance);
    return kills;
  }
}
