package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Machines are counted as such, and nothing that they do becomes anybody's. */
class BotsTest {
  private static final Identifier LAPTOP = Identifier.client("laptop");

  private final StitcherStage stage = new StitcherStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aCrawlersEventsAreCountedAndBecomeNobodys() {
    stage.send(
        Pixels.page("e1").on("laptop").event("Mozilla/5.0 (compatible; Googlebot/2.1)", PACE));
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.records()).isEmpty();
    assertThat(stage.shopperOf(LAPTOP)).isEmpty();
    assertThat(stage.tally())
        .hasValueSatisfying(tally -> {
          assertThat(tally.bot()).isEqualTo(1);
          assertThat(tally.read()).isEqualTo(1);
        });
  }

  @Test
  void aClientBeyondTheStampedPaceIsDroppedAndAllOfItsEventsAreCounted() {
    for (int i = 0; i < 300; i++) {
      stage.send(at(i, "laptop"));
    }
    stage.send(at(300, "phone"));
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.records())
        .filteredOn(OptOut.class::isInstance)
        .extracting("shopper")
        .containsExactly(LAPTOP);
    assertThat(stage.shopperOf(Identifier.client("phone"))).isPresent();
    assertThat(stage.journey(LAPTOP)).isEmpty();
    assertThat(stage.tally())
        .hasValueSatisfying(tally -> {
          assertThat(tally.bot()).isGreaterThan(150);
          assertThat(tally.read()).isEqualTo(301);
          assertThat(tally.counted() + tally.bot()).isEqualTo(301);
        });
  }

  private static final Pace PACE = new Pace(10, 50);

  private static PixelEvent at(int second, String client) {
    return Pixels.page("e" + second)
        .on(client)
        .after(Duration.ofSeconds(second).dividedBy(10))
        .event(null, PACE);
  }
}
