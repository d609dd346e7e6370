package dev.novapixel.stitcher.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.shopper.Shopper.Tie;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class TravelProperties {

  @Property
  void eventsInAnyOrderAndInAnyPartsAddUpToTheSame(
      @ForAll("events") @Size(min = 1, max = 12) List<ShopperEvent> events, @ForAll long seed) {
    var shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(seed));
    int cut = 1 + Math.floorMod(seed, shuffled.size());

    Travel whole = sum(shuffled.subList(0, cut));
    if (cut < shuffled.size()) {
      whole = whole.plus(sum(shuffled.subList(cut, shuffled.size())));
    }

    assertThat(whole).isEqualTo(sum(events));
  }

  @Property
  void eachIdentifierIsToldOnceWithItsFirstEventInTheirOrder(
      @ForAll("events") @Size(min = 1, max = 12) List<ShopperEvent> events) {
    var ties = sum(events).ties();

    assertThat(ties).isSortedAccordingTo(Tie.BY_TIME).doesNotHaveDuplicates();
    assertThat(ties)
        .allSatisfy(tie ->
            assertThat(events)
                .filteredOn(event ->
                    Travel.of(event).ties().stream()
                        .anyMatch(each -> each.identifier().equals(tie.identifier())))
                .allSatisfy(
                    event -> assertThat(event.occurredAt()).isAfterOrEqualTo(tie.tiedAt())));
  }

  @Property
  void whatWasWrittenIsReadBack(
      @ForAll("events") @Size(min = 1, max = 12) List<ShopperEvent> events) {
    var travel = sum(events);
    var out = new StateWriter();
    Travel.write(out, travel);

    assertThat(Travel.read(new StateReader(out.toBytes()))).isEqualTo(travel);
  }

  @Provide
  Arbitrary<List<ShopperEvent>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.of("c0", "c1").injectNull(0.1),
            Arbitraries.of("t0", "t1", "t2").injectNull(0.5),
            Arbitraries.of("u0", "u1").injectNull(0.5))
        .as((second, client, token, customer) ->
            Journeys.event(UnitId.guest("c0"), 1, second, client, token, customer))
        .list();
  }

  private static Travel sum(List<ShopperEvent> events) {
    return events.stream().map(Travel::of).reduce(Travel::plus).orElseThrow();
  }
}
