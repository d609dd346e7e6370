package dev.novapixel.features.context;

import static dev.novapixel.features.reference.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.reference.Events;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LiveCartTest {
  private final LiveCart cart = new LiveCart();

  @Test
  void linesAddUpAndGo() {
    at(0, changed(Change.ADDED, "boots", 2));
    at(1, changed(Change.ADDED, "socks", 1));
    at(2, changed(Change.REMOVED, "socks", 1));
    at(3, changed(Change.UPDATED, "boots", 5));

    assertThat(cart.lines())
        .extracting(Item::productId, Item::quantity)
        .containsExactly(line("boots", 5));
  }

  @Test
  void aSnapshotSaysItAll() {
    at(0, changed(Change.ADDED, "boots", 2));
    at(1, new Action.CartViewed(List.of(Events.item("hat", null, null, 1)), null));
    at(2, changed(Change.ADDED, "hat", 1));

    assertThat(cart.lines())
        .extracting(Item::productId, Item::quantity)
        .containsExactly(line("hat", 2));
  }

  @Test
  void aLateSnapshotTakesItsPlaceInTime() {
    at(0, changed(Change.ADDED, "boots", 2));
    at(9, changed(Change.ADDED, "socks", 1));
    at(5, new Action.CartViewed(List.of(), null));

    assertThat(cart.lines())
        .extracting(Item::productId, Item::quantity)
        .containsExactly(line("socks", 1));
  }

  @Test
  void aCompletedCheckoutEmptiesIt() {
    at(0, changed(Change.ADDED, "boots", 2));
    at(1, new Action.CheckoutReached(Step.COMPLETED, List.of(), null));

    assertThat(cart.lines()).isEmpty();
  }

  @Test
  void beyondTheBoundTheOldestChangesAreFolded() {
    for (int i = 0; i < 3 * LiveCart.BOUND; i++) {
      at(i, changed(Change.ADDED, "boots", 1));
    }

    assertThat(cart.lines())
        .extracting(Item::productId, Item::quantity)
        .containsExactly(line("boots", 3 * LiveCart.BOUND));
  }

  private void at(int second, Action action) {
    cart.add(Events.of("ann", NOON.plusSeconds(second), action));
  }

  private static Action changed(Change change, String product, int quantity) {
    return new Action.CartChanged(change, Events.item(product, null, null, quantity));
  }

  private static Tuple line(String product, int quantity) {
    return Tuple.tuple(product, quantity);
  }
}
