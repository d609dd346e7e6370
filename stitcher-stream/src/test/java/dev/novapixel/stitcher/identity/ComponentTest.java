package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentTest {
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  @Test
  void guestsAndTokensThatTiesConnectTakeTheSmallestTokensName() {
    var component = new Component();
    component.join(tie("c0", "t1", 1));
    component.join(tie("c0", "t2", 2));
    component.join(tie("c1", "t2", 3));

    var labels = ComponentLabels.of(component);

    assertThat(labels.units().get(unit("c1"))).isEqualTo(label("t1", 3));
    assertThat(labels.tokens().get("t2")).isEqualTo(label("t1", 2));
  }

  @Test
  void aComponentBeyondItsBoundIsDissolvedForGood() {
    var component = new Component();
    for (int token = 0; token < Component.LIMIT; token++) {
      component.join(tie("c0", "t" + token, token));
    }
    assertThat(component.dissolved).isTrue();

    component.shrinkTo("t0");
    component.join(tie("c1", "t0", 1));

    var labels = ComponentLabels.of(component);
    assertThat(labels.units().get(unit("c1")))
        .extracting(Label::shopper)
        .isEqualTo(Identifier.client("c1"));
    assertThat(labels.tokens()).containsOnlyKeys("t0");
  }

  @Test
  void ofATokensManyCustomersOnlyTheSmallestAreKept() {
    var component = new Component();
    for (int customer = 99; customer >= 10; customer--) {
      var fragment = tie("c0", "t0", 1);
      fragment.token("t0").customers.put("u" + customer, cause(1));
      component.join(fragment);
    }

    assertThat(component.token("t0").customers).hasSize(Component.CUSTOMERS_LIMIT);
    assertThat(ComponentLabels.of(component).tokens().get("t0"))
        .extracting(Label::shopper)
        .isEqualTo(Identifier.customer("u10"));
  }

  @Test
  void aDroppedGuestStaysDroppedWhicheverCameFirst() {
    var dropped = new Component();
    dropped.drop("c0", 1);
    dropped.join(tie("c0", "t0", 1));

    assertThat(dropped.units).isEmpty();
  }

  @Test
  void ofTwoRevisionsOfATieTheNewestHoldsWhicheverCameFirst() {
    for (var order : List.of(List.of(1, 2), List.of(2, 1))) {
      var component = new Component();
      component.join(tie("c0", "t0", 1));
      for (int revision : order) {
        component.join(revised("c0", "t0", revision, revision == 1));
      }

      assertThat(ComponentLabels.of(component).units().get(unit("c0")))
          .extracting(Label::shopper)
          .isEqualTo(Identifier.client("c0"));
    }
  }

  private static Component revised(String client, String token, long revision, boolean counts) {
    var fragment = tie(client, token, 1);
    var guest = new Component.Unit();
    fragment.units.put(unit(client), guest);
    guest.revision = revision;
    guest.ties.put(token, new Component.Tie(cause(1), revision, counts));
    return fragment;
  }

  private static Component tie(String client, String token, int second) {
    var fragment = new Component();
    fragment.token(token).seen = cause(second);
    var guest = new Component.Unit();
    guest.ties.put(token, new Component.Tie(cause(second), 0, true));
    fragment.units.put(unit(client), guest);
    return fragment;
  }

  private static Component.UnitKey unit(String client) {
    return Component.UnitKey.of(client, null);
  }

  private static Label label(String token, int second) {
    return new Label(Identifier.checkout(token), cause(second));
  }

  private static Cause cause(int second) {
    return new Cause(NOON.plusSeconds(second), "e%04d".formatted(second), NOON);
  }
}
