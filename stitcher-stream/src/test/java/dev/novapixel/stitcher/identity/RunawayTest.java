package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.identity.Stitch.Outcome;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A client that sends 100,000 events, each with a checkout token of its own, among others. */
class RunawayTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final int EVENTS = 100_000;

  private final KeptNodes nodes = new KeptNodes();
  private final Stitch stitch = new Stitch(nodes);
  private int machines;
  private int told;

  @Test
  void aRunawayClientIsFlaggedAndNoStateGrowsWithItAndNobodyElseNotices() {
    int counted = 0;
    for (int i = 0; i < EVENTS; i++) {
      take(event("runaway", "r" + i, "t" + i, i));
      if (i % 1000 == 0) {
        counted += take(event("person", "p" + i, null, i)) instanceof Outcome.Counted ? 1 : 0;
      }
    }

    assertThat(counted).isEqualTo(EVENTS / 1000);
    assertThat(machines).isGreaterThan(EVENTS * 98 / 100);
    // Up to its bound it may have tied a token with each of its events, no more.
    assertThat(told).isLessThan(10 * Pace.DEFAULT.eventsAtOnce());
    assertThat(nodes.bytes()).isLessThan(100_000);
    assertThat(nodes.writes()).isLessThan(3 * Pace.DEFAULT.eventsAtOnce());
  }

  @Test
  void whatItDidBeforeItWasFoundOutIsDroppedFromItsShopper() {
    var outputs = new ArrayList<Output>();
    for (int i = 0; machines == 0; i++) {
      outputs.clear();
      outputs.addAll(take(event("runaway", "r" + i, null, i)).outputs());
    }

    assertThat(outputs)
        .filteredOn(Output.Write.class::isInstance)
        .extracting(output -> ((Output.Write) output).record().getClass().getSimpleName())
        .containsExactly("OptOut");
  }

  @Test
  void afterADayOfSilenceItIsAClientLikeAnyOther() {
    for (int i = 0; machines == 0; i++) {
      take(event("runaway", "r" + i, null, i));
    }

    assertThat(take(event("runaway", "still", null, 3_600_000)))
        .isInstanceOf(Outcome.Machine.class);
    assertThat(take(event("runaway", "later", null, 2 * 86_400_000)).outputs())
        .filteredOn(Output.Write.class::isInstance)
        .singleElement()
        .satisfies(output -> {
          var event = (ShopperEvent) ((Output.Write) output).record();
          assertThat(event.eventId()).isEqualTo("later");
          assertThat(event.version()).isGreaterThan(UnitVersion.FIRST);
        });
  }

  private Outcome take(TypedEvent event) {
    Outcome outcome = stitch.observe(event, true, Pace.DEFAULT);
    machines += outcome instanceof Outcome.Machine ? 1 : 0;
    told += outcome.outputs().size();
    return outcome;
  }

  private static TypedEvent event(String client, String id, @Nullable String token, int milli) {
    return new TypedEvent(
        "shop",
        id,
        client,
        token,
        null,
        Consent.ABSENT,
        NOON.plusMillis(milli),
        NOON.plusMillis(milli),
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        new Action.PageViewed(),
        List.of(),
        null);
  }
}
