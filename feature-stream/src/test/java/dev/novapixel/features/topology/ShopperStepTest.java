package dev.novapixel.features.topology;

import static dev.novapixel.features.reference.Events.NOON;
import static dev.novapixel.features.reference.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.features.rolling.EventLog;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShopperStepTest {
  private static final Identifier ANN = Identifier.client("ann");
  private static final UnitId UNIT = UnitId.guest("ann");

  private final Map<UnitId, UnitState> units = new TreeMap<>();
  private final ShopperHead head = new ShopperHead();
  private final List<String> told = new ArrayList<>();

  @Test
  void aMachinesEventsChangeNothing() {
    var machine = new UnitState(UNIT);
    for (int i = 0; i <= EventLog.BOUND; i++) {
      machine.add(Events.of("ann", NOON.plusMillis(i), view("boots")));
    }
    units.put(UNIT, machine);
    head.place(UNIT, new UnitPlace.Here(UnitVersion.FIRST));
    assertThat(machine.isMachine()).isTrue();

    ShopperRow row = take(Events.of("ann", NOON.plusSeconds(60), view("boots")));

    assertThat(row.hasChanged()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void allThatAStepChangesOfAProductIsToldOnce() {
    Action.OrderChanged bought = Events.placed("t1", NOON, "boots", "socks", "hat");

    take(Events.order(ANN, bought, NOON));

    assertThat(told)
        .containsExactlyInAnyOrder(
            Keys.product(Events.SHOP, "boots"),
            Keys.product(Events.SHOP, "socks"),
            Keys.product(Events.SHOP, "hat"),
            Keys.shop(Events.SHOP));
  }

  private ShopperRow take(ShopperEvent event) {
    var row = new ShopperRow(Keys.shopper(Events.SHOP, ANN), Events.SHOP, ANN, head, units);
    var step = new ShopperStep(row, (key, _) -> told.add(key));
    step.take(new Message.Told(event));
    step.tellProducts();
    return row;
  }
}
