package dev.novapixel.recs.situation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.Recommending.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Money TEN = new Money(1000, "EUR");
  private static final Money TWENTY = new Money(2000, "EUR");

  /** A sock of Acme's for 15 euros, a boot for 15 dollars, and a hat of which nothing is known. */
  private static final Assortment SHOP =
      new Assortment() {
        private final Map<String, Facts> known =
            Map.of(
                "sock",
                new Facts("Sock", "Socks", "Acme", new Money(1500, "EUR"), List.of("Wool")),
                "boot",
                new Facts("Boot", "Boots", "Other", new Money(1500, "USD"), List.of()));

        @Override
        public boolean sells(String productId) {
          return true;
        }

        @Override
        public Iterable<String> everything() {
          return List.of("sock", "boot", "hat");
        }

        @Override
        public Map<String, Facts> facts(Collection<String> productIds) {
          return known;
        }
      };

  private static List<String> named(Rule rule) {
    Policy policy = Rules.policy(Placement.CART, rule);
    var names = policy.names(rule.action(), SHOP);
    return List.of("sock", "boot", "hat").stream().filter(names).toList();
  }

  @Test
  void everyConditionNamesItsProducts() {
    assertThat(named(Rules.of(Action.EXCLUDE, "boot", "hat"))).containsExactly("boot", "hat");
    assertThat(named(Rules.ofTag(Action.EXCLUDE, "wool"))).containsExactly("sock");
    assertThat(named(Rules.ofCategory(Action.BURY, " boots"))).containsExactly("boot");
    assertThat(named(Rules.ofVendor(Action.EXCLUDE, "ACME"))).containsExactly("sock");
  }

  @Test
  void aPriceBandHoldsInItsCurrencyAndNamesNothingWithoutAPrice() {
    assertThat(named(Rules.ofPrice(Action.EXCLUDE, TEN, TWENTY))).containsExactly("sock");
    assertThat(named(Rules.ofPrice(Action.EXCLUDE, TWENTY, null))).isEmpty();
    assertThat(named(Rules.ofPrice(Action.EXCLUDE, null, new Money(1500, "EUR"))))
        .containsExactly("sock");
  }

  @Test
  void aRuleHoldsWhereItsPlacementsSay() {
    Rule rule = Rules.at("cart", Rules.of(Action.EXCLUDE, "sock"));

    assertThat(Rules.policy(Placement.CART, rule).rules()).hasSize(1);
    assertThat(Rules.policy(Placement.HOMEPAGE, rule).rules()).isEmpty();
  }

  @Test
  void aRuleWithoutAnyConditionNamesNothing() {
    assertThat(Rules.policy(Placement.CART, Rules.of(Action.EXCLUDE)).rules()).isEmpty();
  }

  @Test
  void boostsOfOneProductMultiply() {
    Policy policy =
        Rules.policy(Placement.CART, Rules.boost(2, "sock", "boot"), Rules.boost(1.5, "sock"));

    assertThat(policy.boost("sock", SHOP)).isEqualTo(3);
    assertThat(policy.boost("boot", SHOP)).isEqualTo(2);
    assertThat(policy.boost("hat", SHOP)).isEqualTo(1);
  }

  @Test
  void factsAreAskedForOnlyByRulesThatNeedThem() {
    assertThat(Rules.policy(Placement.CART, Rules.of(Action.BURY, "x")).asksForFacts()).isFalse();
    assertThat(Rules.policy(Placement.CART, Rules.ofTag(Action.BURY, "x")).asksForFacts()).isTrue();
  }
}
