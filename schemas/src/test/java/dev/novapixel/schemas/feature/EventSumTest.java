package dev.novapixel.schemas.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventSumTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  @Test
  void anEventMoreOrLessIsAnotherSumAndTheirOrderIsNot() {
    var one = EventSum.of(event("e1", new Action.PageViewed()));
    var other = EventSum.of(event("e2", new Action.PageViewed()));

    assertThat(one.with(other)).isEqualTo(other.with(one)).isNotEqualTo(one.with(one));
    assertThat(one.with(other).events()).isEqualTo(2);
  }

  @Test
  void anOrderIsOneEventInHoweverManyDifferencesItWasTold() {
    var atOnce = order("e1", 1, 900, pieces("a", 1), pieces("b", 2));
    var first = order("e2", 1, 1000, pieces("a", 3));
    var correction = order("e3", 0, -100, pieces("a", -2), pieces("b", 2));
    var shown = order("e4", 0, 0, pieces("c", 0));

    assertThat(first.with(correction).with(shown)).isEqualTo(atOnce);
    assertThat(atOnce.events()).isEqualTo(1);
    assertThat(first).isNotEqualTo(atOnce);
  }

  @Test
  void anOrderThatWasTakenBackIsNone() {
    var order = order("e1", 1, 900, pieces("a", 1));

    assertThat(order.with(order("e2", -1, -900, pieces("a", -1)))).isEqualTo(EventSum.NONE);
  }

  private static EventSum order(String id, int orders, long cents, Item... pieces) {
    var value = new Money(cents, "EUR");
    return EventSum.of(
        event(id, new Action.OrderChanged("o1", NOON, orders, value, Arrays.asList(pieces))));
  }

  private static Item pieces(String product, int quantity) {
    return new Item(product, null, null, null, null, new Money(100, "EUR"), quantity);
  }

  private static ShopperEvent event(String id, Action action) {
    return new ShopperEvent(
        "shop",
        Identifier.checkout("t1"),
        UnitId.ofToken("t1"),
        1,
        id,
        NOON,
        NOON,
        null,
        "t1",
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30),
        ShopperEvent.Page.UNKNOWN,
        ShopperEvent.Visit.UNKNOWN,
        action);
  }
}
