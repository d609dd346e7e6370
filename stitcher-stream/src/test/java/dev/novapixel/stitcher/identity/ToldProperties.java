package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.stitcher.journey.Journey;
import dev.novapixel.stitcher.journey.JourneyMessage;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A journey that hears of the news only, against one that hears of everything. */
class ToldProperties {
  private static final String SHOP = "shop";
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Identifier ANN = Identifier.customer("ann");

  @Property
  void whoHearsOnlyTheNewsKnowsAsMuchAsWhoHearsEverything(
      @ForAll("events") List<TypedEvent> events) {
    var everything = Journey.of(SHOP, ANN, null);
    var news = Journey.of(SHOP, ANN, null);
    for (var write : written(events)) {
      var message = JourneyMessage.of(write.record());
      everything.receive(message);
      if (write.news()) {
        news.receive(message);
      }
    }

    assertThat(news.toBytes()).isEqualTo(everything.toBytes());
  }

  @Test
  void anotherEventOfTheSameHourAndIdentifiersIsNoNews() {
    var events = List.of(event(0, "e0", "t0"), event(1, "e1", null), event(2, "e2", "t0"));

    assertThat(written(events)).extracting(Output.Write::news).containsExactly(true, false, false);
  }

  @Test
  void aNewTokenAnEarlierEventAndALaterHourAreNews() {
    var events =
        List.of(
            event(10, "e0", null),
            event(11, "e1", "t0"),
            event(9, "e2", null),
            event(70, "e3", null),
            event(71, "e4", null));

    assertThat(written(events))
        .extracting(Output.Write::news)
        .containsExactly(true, true, true, true, false);
  }

  @Provide
  Arbitrary<List<TypedEvent>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 180),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of("t0", "t1", "t2").injectNull(0.5))
        .as((minute, id, token) -> event(minute, "e" + id, token))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  /** What the node of a client on which ann is always logged in writes of {@code events}. */
  private static List<Output.Write> written(List<TypedEvent> events) {
    var stitch = new Stitch(new KeptNodes());
    var written = new ArrayList<Output.Write>();
    for (var event : events) {
      for (var output : stitch.observe(event, true, Pace.DEFAULT).outputs()) {
        if (output instanceof Output.Write write && write.record() instanceof ShopperEvent) {
          written.add(write);
        }
      }
    }
    return written;
  }

  private static TypedEvent event(int minute, String id, @Nullable String token) {
    return new TypedEvent(
        SHOP,
        id,
        "laptop",
        token,
        "ann",
        Consent.ABSENT,
        NOON.plus(Duration.ofMinutes(minute)),
        NOON.plus(Duration.ofDays(1)),
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        new Action.PageViewed(),
        List.of(),
        null);
  }
}
