package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action.OrderChanged;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.normalise.ToldOrder.Source;
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

  @Test
  void theShopsOwnBooksStandOverWhatAPageSawHoweverLateThatCame() {
    var changes = see(told(1, "o1", TEN), paid(2, NINE), told(5, "o1", new Money(1, "EUR")));

    assertThat(changes).extracting(OrderChanged::value).containsExactly(TEN, euros(-100));
  }

  @Test
  void aRefundAmendsTheOrderByLineAtTheOrdersTime() {
    var changes =
        see(paid(1, TEN, item("a", 2), item("b", 1)), refund(9, "r1", 300, piece("a", 1)));

    assertThat(changes.getLast())
        .isEqualTo(
            new OrderChanged("o1", NOON.plusSeconds(1), 0, euros(-300), List.of(item("a", -1))));
  }

  @Test
  void aRefundMayComeBeforeItsOrder() {
    var refund = refund(1, "r1", 300, piece("a", 1));

    assertThat(see(refund)).isEmpty();
    assertThat(see(refund, paid(3, TEN, item("a", 2))))
        .containsExactly(
            new OrderChanged("o1", NOON.plusSeconds(3), 1, euros(700), List.of(item("a", 1))));
  }

  @Test
  void aRefundToldTwiceCountsOnceWithItsNewestValue() {
    var changes = see(paid(1, TEN), refund(2, "r1", 300), refund(3, "r1", 400));

    assertThat(changes)
        .extracting(OrderChanged::value)
        .containsExactly(TEN, euros(-300), euros(-100));
  }

  @Test
  void noMoreIsTakenFromAnOrderThanItHas() {
    var changes = see(paid(1, TEN, item("a", 2)), refund(2, "r1", 0, piece("a", 5), piece("c", 1)));

    assertThat(changes.getLast().lines()).containsExactly(item("a", -2));
  }

  @Test
  void piecesOfTheRightVariantGoFirst() {
    var red = variant("a", "red", 1);
    var blue = variant("a", "blue", 1);
    var back = new ToldOrder.Piece("a", "blue", 1);

    assertThat(see(paid(1, TEN, red, blue), refund(2, "r1", 0, back)).getLast().lines())
        .containsExactly(variant("a", "blue", -1));
  }

  @Test
  void aWholeRefundLeavesAnOrderWorthNothing() {
    var whole = amended(2, false, new ToldOrder.Refund("r1", true, null, List.of()));
    var changes = see(paid(1, TEN, item("a", 2)), whole);

    assertThat(changes.getLast())
        .isEqualTo(
            new OrderChanged("o1", NOON.plusSeconds(1), 0, euros(-1000), List.of(item("a", -2))));
  }

  @Test
  void moneyOfAnotherCurrencyIsNotTakenFromAnOrder() {
    var dollars = new ToldOrder.Refund("r1", false, new Money(300, "USD"), List.of(piece("a", 1)));

    assertThat(see(paid(1, TEN, item("a", 2)), amended(2, false, dollars)).getLast())
        .extracting(OrderChanged::value, OrderChanged::lines)
        .containsExactly(euros(0), List.of(item("a", -1)));
  }

  @Test
  void aCancellationTakesTheOrderBackWheneverItComes() {
    var called = amended(2, true);

    assertThat(see(paid(1, TEN, item("a", 2)), called).getLast())
        .isEqualTo(
            new OrderChanged("o1", NOON.plusSeconds(1), -1, euros(-1000), List.of(item("a", -2))));
    assertThat(see(called, paid(1, TEN, item("a", 2)))).isEmpty();
  }

  @Test
  void linesToldApartAreTheOrdersAsLongAsItTellsNoneItself() {
    var line = told(2, ToldOrder.line("o1", "e2", item("a", 2)));
    var other = told(3, ToldOrder.line("o1", "e3", item("b", 1)));
    var bare = told(1, "o1", TEN);

    assertThat(see(line, bare, other))
        .extracting(OrderChanged::lines)
        .containsExactly(List.of(item("a", 2)), List.of(item("b", 1)));
    assertThat(see(line, paid(4, TEN, item("c", 1)), other))
        .extracting(OrderChanged::lines)
        .containsExactly(List.of(item("c", 1)));
  }

  @Test
  void aTellingWhoseValuesDoNotStandIsShownWithPiecesOfZero() {
    assertThat(shown(paid(1, NINE, item("a", 2)), told(5, "o1", TEN, item("b", 3))))
        .containsExactly(
            new OrderChanged("o1", NOON.plusSeconds(5), 0, euros(0), List.of(item("b", 0))));
  }

  @Test
  void whatADifferenceTellsNeedsNoShowing() {
    assertThat(shown(told(1, "o1", TEN, item("a", 2)))).isEmpty();
  }

  @Test
  void theSameIsShownOnceAndWithoutAPlacingThereIsNothingToShow() {
    var late = told(5, "o1", TEN, item("b", 3));

    assertThat(shown(paid(1, NINE, item("a", 2)), late, late, refund(7, "r1", 100))).hasSize(1);
  }

  @Test
  void ofATellingWhileTheOrderIsCalledOffTheProductsAreShown() {
    assertThat(shown(amended(1, true), paid(2, NINE, item("a", 2)))).hasSize(1);
  }

  @Test
  void ofMoreRefundsThanAnOrderCanHaveTheSmallestIdsCount() {
    var tellings = OrderTellings.NONE.with(paid(0, TEN));
    for (int i = 40; i > 0; i--) {
      tellings = tellings.with(refund(i, "r%02d".formatted(i), 1));
    }

    assertThat(tellings.refunds()).hasSize(OrderTellings.REFUNDS_LIMIT).containsKey("r01");
    assertThat(tellings.order("t1").orElseThrow().value()).isEqualTo(euros(1000 - 16));
  }

  private static List<OrderChanged> see(OrderFacts... facts) {
    var changes = new ArrayList<OrderChanged>();
    var book = OrderBook.EMPTY;
    for (OrderFacts each : facts) {
      var step = book.to(book.with(each), "t1");
      book = step.book();
      changes.addAll(step.changes());
    }
    return changes;
  }

  private static List<OrderChanged> shown(OrderFacts... facts) {
    var shown = new ArrayList<OrderChanged>();
    var book = OrderBook.EMPTY;
    for (OrderFacts each : facts) {
      var step = book.to(book.with(each), "t1");
      var sight = step.book().show(each, "t1", step.changes());
      book = sight.book();
      shown.addAll(sight.changes());
    }
    return shown;
  }

  private static OrderFacts told(
      int second, @Nullable String id, @Nullable Money value, Item... lines) {
    return told(second, ToldOrder.placed(id, value, Arrays.asList(lines)));
  }

  private static OrderFacts paid(int second, Money value, Item... lines) {
    var placed = new ToldOrder.Placed(null, value, Arrays.asList(lines));
    return told(
        second, new ToldOrder("o1", Source.SHOP, null, placed, List.of(), false, List.of()));
  }

  private static OrderFacts refund(int second, String id, long cents, ToldOrder.Piece... pieces) {
    return amended(
        second, false, new ToldOrder.Refund(id, false, euros(cents), Arrays.asList(pieces)));
  }

  private static OrderFacts amended(int second, boolean cancelled, ToldOrder.Refund... refunds) {
    return told(
        second,
        new ToldOrder("o1", Source.SHOP, null, null, List.of(), cancelled, Arrays.asList(refunds)));
  }

  private static OrderFacts told(int second, ToldOrder order) {
    return new OrderFacts(
        new Cause(NOON.plusSeconds(second), "e" + second, NOON),
        order,
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30));
  }

  private static ToldOrder.Piece piece(String product, int quantity) {
    return new ToldOrder.Piece(product, null, quantity);
  }

  private static Item variant(String product, String variant, int quantity) {
    return new Item(product, variant, null, null, null, null, quantity);
  }

  private static Money euros(long cents) {
    return new Money(cents, "EUR");
  }

  private static Item item(String product, int quantity) {
    return new Item(product, null, null, null, null, null, quantity);
  }
}
