package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action.OrderChanged;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.CompletedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Money TEN = new Money(1000, "EUR");
  private static final Money NINE = new Money(900, "EUR");

  @Test
  void anOrderAppearsOnceWithItsValueAndLines() {
    var changes = see(told(1, "o1", TEN, item("a", 2), item("a", 1)));

    assertThat(changes)
        .containsExactly(
            new OrderChanged("o1", NOON.plusSeconds(1), 1, TEN, List.of(item("a", 3))));
  }

  @Test
  void theSameOrderToldAgainChangesNothing() {
    var order = told(1, "o1", TEN, item("a", 2));

    assertThat(see(order, told(1, "o1", TEN, item("a", 2)))).hasSize(1);
  }

  @Test
  void theNewestValuesStandAndOnlyTheirDifferenceIsTold() {
    var changes =
        see(told(1, "o1", TEN, item("a", 2)), told(5, "o1", NINE, item("a", 1), item("b", 1)));

    assertThat(changes.getLast())
        .isEqualTo(
            new OrderChanged(
                "o1",
                NOON.plusSeconds(1),
                0,
                new Money(-100, "EUR"),
                List.of(item("a", -1), item("b", 1))));
  }

  @Test
  void anEarlierTellingMovesTheOrdersTimeAndKeepsTheNewestValues() {
    var changes = see(told(5, "o1", NINE, item("a", 1)), told(1, "o1", TEN, item("a", 2)));

    assertThat(changes)
        .extracting(OrderChanged::orders, OrderChanged::placedAt, OrderChanged::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, NOON.plusSeconds(5), NINE),
            org.assertj.core.groups.Tuple.tuple(-1, NOON.plusSeconds(5), new Money(-900, "EUR")),
            org.assertj.core.groups.Tuple.tuple(1, NOON.plusSeconds(1), NINE));
  }

  @Test
  void anotherCurrencyTakesTheWholeOrderBackFirst() {
    var dollars = new Money(1100, "USD");
    var changes = see(told(1, "o1", TEN), told(2, "o1", dollars));

    assertThat(changes)
        .extracting(OrderChanged::value)
        .containsExactly(TEN, new Money(-1000, "EUR"), dollars);
  }

  @Test
  void anOrderWithoutAnIdIsKnownByItsToken() {
    assertThat(see(told(1, null, null))).extracting(OrderChanged::orderId).containsExactly("t1");
  }

  private static List<OrderChanged> see(OrderFacts... facts) {
    var changes = new ArrayList<OrderChanged>();
    @Nullable OrderBook book = null;
    for (OrderFacts each : facts) {
      var step = OrderBook.see(book, "t1", each);
      book = step.book();
      changes.addAll(step.changes());
    }
    return changes;
  }

  private static OrderFacts told(
      int second, @Nullable String id, @Nullable Money value, Item... lines) {
    return new OrderFacts(
        new Cause(NOON.plusSeconds(second), "e" + second, NOON),
        new CompletedOrder(id, value, Arrays.asList(lines)),
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30));
  }

  private static Item item(String product, int quantity) {
    return new Item(product, null, null, null, null, null, quantity);
  }
}
