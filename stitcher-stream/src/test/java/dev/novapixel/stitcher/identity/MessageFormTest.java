package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.ToldOrder;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFormTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Cause CAUSE = new Cause(NOON, "e1", NOON.plusSeconds(1));

  @ParameterizedTest
  @MethodSource("messages")
  void whatANodeTellsAnotherIsReadAsItWasSaid(NodeMessage message) {
    assertThat(MessageForm.read(MessageForm.bytes(message))).isEqualTo(message);
  }

  static Stream<NodeMessage> messages() {
    var order =
        new ToldOrder(
            "o1",
            ToldOrder.Source.SHOP,
            NOON.plusSeconds(9),
            new ToldOrder.Placed(
                NOON,
                new Money(1000, "EUR"),
                List.of(new Item("p1", null, "Boots", null, "Nova", new Money(500, "EUR"), 2))),
            List.of(new ToldOrder.Apart("e7", new Item("p9", null, null, null, null, null, 1))),
            true,
            List.of(
                new ToldOrder.Refund(
                    "r1",
                    false,
                    new Money(500, "EUR"),
                    List.of(new ToldOrder.Piece("p1", "v1", 1))),
                new ToldOrder.Refund("r2", true, null, List.of())));
    var facts =
        new OrderFacts(
            CAUSE, order, "ann", new Consent(true, null, false, null), Duration.ofMinutes(30));
    return Stream.of(
        new NodeMessage.TieSeen("c1", null, 0, null, 0, true, List.of("t0", "t2"), CAUSE),
        new NodeMessage.TieSeen("c1", "ann", 3, "ann", 2, false, List.of(), CAUSE),
        new NodeMessage.CustomerTied("ann", CAUSE),
        new NodeMessage.ClientDropped("c1", 2, true, CAUSE),
        new NodeMessage.Erase(Identifier.customer("ann"), NOON, true),
        new NodeMessage.Cut("ann", NOON),
        new NodeMessage.Cut(null, NOON),
        new NodeMessage.Unlabelled(2, 9),
        new NodeMessage.OrderSeen(facts, true),
        new NodeMessage.OrderNamed("t1"),
        new NodeMessage.OrderShared("order-o1", OrderTellings.NONE.with(facts)),
        new NodeMessage.OrderShared("order-o1", OrderTellings.NONE),
        new NodeMessage.Linked("t1", "t2", "c1", CAUSE),
        new NodeMessage.Linked("t1", null, "c1", CAUSE),
        new NodeMessage.Labelled(Identifier.checkout("t0"), null, 1, 7, CAUSE),
        new NodeMessage.Labelled(Identifier.checkout("t0"), "ann", 1, 8, CAUSE),
        new NodeMessage.CustomerSeen(null, CAUSE),
        new NodeMessage.CustomerSeen("c1", CAUSE));
  }

  @Test
  void aComponentTravelsWithAllThatIsKnownOfIt() {
    var component = new Component();
    component.sequence = 4;
    var token = component.token("t1");
    token.seen = CAUSE;
    token.customers.put("ann", CAUSE);
    token.told = new Label(Identifier.customer("ann"), CAUSE);
    var guest = new Component.Unit();
    guest.generation = 1;
    guest.ties.put("t1", new Component.Tie(CAUSE, 2, false));
    component.units.put(Component.UnitKey.of("c1", null), guest);
    component.units.put(Component.UnitKey.of("c1", "ann"), new Component.Unit());
    component.drop("c2", 5);
    byte[] bytes = MessageForm.bytes(new NodeMessage.Join(component, CAUSE));

    var read = (NodeMessage.Join) MessageForm.read(bytes);

    assertThat(read.component().tokens).containsOnlyKeys("t1");
    assertThat(read.component().units).hasSize(2);
    assertThat(read.component().voids).isEqualTo(component.voids);
    assertThat(MessageForm.bytes(read)).isEqualTo(bytes);
  }

  @Test
  void aMessageOfAnUnknownKindIsNotGuessedAt() {
    byte[] unknown = new StateWriter().number(99).toBytes();

    assertThatThrownBy(() -> MessageForm.read(unknown)).hasMessageContaining("kind 99");
  }
}
