package dev.novapixel.schemas.moves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import org.junit.jupiter.api.Test;

class UnitPlaceTest {
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BOB = Identifier.customer("bob");

  @Test
  void theFirstEventBringsAUnitHere() {
    assertThat(UnitPlace.arrive(null, 1)).isEqualTo(new Arrival.Keep(new UnitPlace.Here(1), true));
  }

  @Test
  void aMoveSendsTheStateOnAndLeavesAMark() {
    assertThat(UnitPlace.depart(new UnitPlace.Here(1), 2, BOB))
        .isEqualTo(new Departure.SendState(new UnitPlace.Gone(2, BOB)));
  }

  @Test
  void whatComesAfterTheUnitHasGoneIsForwardedWithTheMarksVersion() {
    assertThat(UnitPlace.arrive(new UnitPlace.Gone(4, BOB), 2))
        .isEqualTo(new Arrival.Forward(BOB, 4));
  }

  @Test
  void anOlderMoveIsIgnored() {
    assertThat(UnitPlace.depart(new UnitPlace.Here(3), 2, BOB)).isEqualTo(new Departure.Ignore());
    assertThat(UnitPlace.depart(new UnitPlace.Gone(5, ANN), 2, BOB))
        .isEqualTo(new Departure.Ignore());
  }

  @Test
  void aUnitThatComesBackIsHereAgain() {
    assertThat(UnitPlace.arrive(new UnitPlace.Gone(2, BOB), 3))
        .isEqualTo(new Arrival.Keep(new UnitPlace.Here(3), false));
  }

  @Test
  void anOptOutDropsWhatIsHeldAndWhatStillComesFromBefore() {
    long after = UnitVersion.afterOptOut(7);

    assertThat(UnitPlace.arrive(new UnitPlace.Here(7), after))
        .isEqualTo(new Arrival.Keep(new UnitPlace.Here(after), true));
    assertThat(UnitPlace.arrive(new UnitPlace.Here(after), 7)).isEqualTo(new Arrival.Drop());
    assertThat(UnitPlace.arrive(new UnitPlace.Gone(after, BOB), 7)).isEqualTo(new Arrival.Drop());
  }

  @Test
  void aMoveAfterAnOptOutIsOfTheSameGeneration() {
    long after = UnitVersion.afterOptOut(UnitVersion.FIRST);

    assertThat(UnitVersion.generation(UnitVersion.afterMove(after)))
        .isEqualTo(UnitVersion.generation(after))
        .isEqualTo(1);
  }
}
