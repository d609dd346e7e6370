package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is told of an order by whoever holds a public key, its state fits one record. */
class OrderWeightTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final int RECORD = 1 << 20;
  private static final String WIDE = "\u20ac".repeat(200);

  @Test
  void theHeaviestOrderStillFitsOneRecord() {
    var book = OrderBook.EMPTY;
    for (OrderFacts facts : heavy()) {
      book = book.with(facts);
    }
    for (int i = 0; i < 5; i++) {
      book = book.with("order-" + i, book.own());
    }

    assertThat(bytes(book)).hasSizeLessThan(RECORD * 3 / 4);
    assertThat(OrderBook.read(new StateReader(bytes(book)))).isEqualTo(book);
  }

  @Test
  void whatIsKeptOfTooMuchIsAFunctionOfTheSet() {
    var facts = heavy();
    var tellings = OrderTellings.NONE;
    for (OrderFacts each : facts) {
      tellings = tellings.with(each);
    }
    var others = new ArrayList<>(facts);
    Collections.shuffle(others, new Random(7));
    var shuffled = OrderTellings.NONE;
    for (OrderFacts each : others) {
      shuffled = shuffled.with(each);
    }

    assertThat(shuffled).isEqualTo(tellings);
  }

  @Test
  void anOrderOfOrdinarySizeLosesNothing() {
    var lines = new ArrayList<Item>();
    for (int i = 0; i < 500; i++) {
      lines.add(new Item("821459083480" + i, "4312714332171" + i, "A title", null, "B", null, 1));
    }
    var tellings = OrderTellings.NONE.with(facts(1, ToldOrder.placed("o1", null, lines)));

    assertThat(tellings.order("t1").orElseThrow().lines()).hasSize(500);
  }

  private static List<OrderFacts> heavy() {
    var all = new ArrayList<OrderFacts>();
    var lines = new ArrayList<Item>();
    var pieces = new ArrayList<ToldOrder.Piece>();
    for (int i = 0; i < 300; i++) {
      var item = new Item(WIDE + i, WIDE, WIDE, WIDE, WIDE, new Money(1, "EUR"), 1);
      lines.add(item);
      pieces.add(new ToldOrder.Piece(WIDE + i, WIDE, 1));
      all.add(facts(i, ToldOrder.line("o1", WIDE + i, item)));
    }
    for (int i = 0; i < 40; i++) {
      var refund = new ToldOrder.Refund(WIDE + i, false, null, pieces.subList(0, 1 + i));
      all.add(facts(400 + i, ToldOrder.amended("o1", false, List.of(refund))));
    }
    all.add(facts(500, ToldOrder.placed("o1", null, lines)));
    return all;
  }

  private static OrderFacts facts(int second, ToldOrder order) {
    return new OrderFacts(
        new Cause(NOON.plusSeconds(second), "e" + second, NOON),
        order,
        null,
        Consent.ABSENT,
        Duration.ofMinutes(30));
  }

  private static byte[] bytes(OrderBook book) {
    var out = new StateWriter();
    OrderBook.write(out, book);
    return out.toBytes();
  }
}
