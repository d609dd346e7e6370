package dev.novapixel.features.unit;

import static dev.novapixel.features.reference.Events.NOON;
import static dev.novapixel.features.reference.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.rolling.EventLog;
import dev.novapixel.features.session.Fragments;
import dev.novapixel.schemas.event.UnitId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitStateTest {
  private static final UnitId UNIT = UnitId.guest("ann");

  @Test
  void aMachineIsDroppedAndCountedNoMore() {
    var unit = new UnitState(UNIT);
    for (int i = 0; i < EventLog.BOUND; i++) {
      unit.add(Events.of("ann", NOON.plusSeconds(i), view("p" + i)));
    }
    assertThat(unit.counts()).isTrue();

    unit.add(Events.of("ann", NOON.plusSeconds(EventLog.BOUND), view("boots")));
    unit = UnitState.of(UNIT, unit.toBytes());

    assertThat(unit.add(Events.of("ann", NOON.plus(Duration.ofDays(9)), view("boots"))))
        .isInstanceOf(UnitState.Added.Ignored.class);
    assertThat(unit.counts()).isFalse();
    assertThat(unit.toBytes()).hasSizeLessThan(8);
  }

  @Test
  void whoBuysSlowlyMayDoSoForEver() {
    var unit = new UnitState(UNIT);
    for (int i = 0; i < 2 * EventLog.BOUND; i++) {
      unit.add(Events.of("ann", NOON.plus(Duration.ofMinutes(i)), view("p" + i % 9)));
    }

    assertThat(unit.counts()).isTrue();
    assertThat(unit.toBytes().length).isLessThan(20_000);
  }

  @Test
  void aLateEventBeforeTheSettledSessionsIsCountedAndOpensNoSession() {
    var unit = new UnitState(UNIT);
    for (int day = 1; day <= Fragments.BOUND + 1; day++) {
      unit.add(Events.of("ann", NOON.plus(Duration.ofDays(day)), view("boots")));
    }
    unit = UnitState.of(UNIT, unit.toBytes());

    unit.add(Events.of("ann", NOON, view("boots")));

    assertThat(unit.counted().sum().events()).isEqualTo(Fragments.BOUND + 2);
    assertThat(ShopperUnits.of(List.of(unit)).sessions().joined()).hasSize(Fragments.BOUND);
  }

  @Test
  void theHashOfItsEventsTellsSetsApartInAnyOrder() {
    var one = new UnitState(UNIT);
    var other = new UnitState(UNIT);
    var first = Events.of("ann", NOON, view("boots"));
    var second = Events.of("ann", NOON, view("boots"));
    one.add(first);
    one.add(second);
    other.add(second);
    assertThat(other.counted().sum().hash()).isNotEqualTo(one.counted().sum().hash());

    other.add(first);
    assertThat(other.counted()).isEqualTo(one.counted());
  }

  @Test
  void stateOfANewerBuildIsRefused() {
    byte[] row = new UnitState(UNIT).toBytes();
    row[0] = 99;

    assertThatThrownBy(() -> UnitState.of(UNIT, row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99");
  }
}
