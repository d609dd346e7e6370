package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
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

  private final Stack stack = Stack.running();
  private final long seed = Long.getLong(Drills.SEED, new Random().nextLong());
  private final Random chance = new Random(seed);

  @Test
  @Timeout(1200)
  void killingAllPartsAgainAndAgainChangesNothingInTheFinalCounts()
      throws IOException, InterruptedException {
    System.out.println("Drill: the storm's seed is " + seed);
    TwoShops shops = TwoShops.begin(stack, DemoData.clicks(), RATE);
    for (String part : kills()) {
      Thread.sleep(chance.nextInt(LONGEST_PAUSE_MS)); // waits for nothing: chance picks the moment
      assertThat(shops.sending().isAlive()).as("still sending; seed %d", seed).isTrue();
      stack.awaitReady(part);
      stack.kill(part);
    }
    PARTS.forEach(stack::awaitReady);

    shops.awaitSame("seed " + seed);
  }

  private List<String> kills() {
    var kills =
        new ArrayList<>(
            PARTS.stream().flatMap(part -> Stream.generate(() -> part).limit(KILLS_EACH)).toList());
    Collections.shuffle(kills, chance);
    return kills;
  }
}
