package dev.novapixel.stitcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.history.Story.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stitching means, one fact a test; the properties then say that order changes none. */
class SemanticsTest {
  private static final String SHOP = "shop0";
  private final List<Story.Line> lines = new ArrayList<>();
  private final List<Story.Tear> voids = new ArrayList<>();
  private @Nullable SimulatedCluster cluster;

  @Test
  void aShoppersIdIsItsStrongestIdentifier() {
    event(0, -1, -1);
    event(1, 0, -1);
    event(2, 1, 0);

    assertThat(events())
        .containsEntry("e000", Identifier.client("c0"))
        .containsEntry("e001", Identifier.checkout("t0"))
        .containsEntry("e002", Identifier.customer("u0"));
  }

  @Test
  void theSameIdsInTwoShopsAreTwoShoppers() {
    lines.add(new Story.Line(Kind.PAGE, 0, 0, 0, 0, 0));
    lines.add(new Story.Line(Kind.PAGE, 1, 0, 0, -1, 0));

    assertThat(run().ending("shop1").events()).containsEntry("e001", Identifier.checkout("t0"));
  }

  @Test
  void anonymousBrowsingBecomesTheCustomersAtLogin() {
    event(0, -1, -1);
    event(0, -1, 0);

    assertThat(events()).containsEntry("e000", Identifier.customer("u0"));
  }

  @Test
  void noChainOfClientsAndCheckoutsBringsTwoCustomersTogether() {
    event(0, 0, 0);
    event(1, 0, -1);
    event(1, 1, -1);
    event(2, 1, 1);

    assertThat(events())
        .containsEntry("e000", Identifier.customer("u0"))
        .containsEntry("e003", Identifier.customer("u1"));
  }

  @Test
  void onASharedDeviceTheFirstCustomerClaimsTheGuestAndEachKeepsTheirOwn() {
    event(0, -1, -1);
    event(0, -1, 0);
    event(0, -1, 1);

    assertThat(events())
        .containsEntry("e000", Identifier.customer("u0"))
        .containsEntry("e001", Identifier.customer("u0"))
        .containsEntry("e002", Identifier.customer("u1"));
  }

  @Test
  void guestsWhomACheckoutConnectsAreOneShopperAcrossDevices() {
    event(0, 1, -1);
    event(1, 1, -1);
    event(1, 0, -1);

    assertThat(events().values()).containsOnly(Identifier.checkout("t0"));
  }

  @Test
  void aGuestTakesTheCustomerOfItsOwnCheckoutBeforeThatOfAnother() {
    event(0, 0, -1);
    event(0, 1, -1);
    event(1, 0, 1);
    event(2, 1, -1);
    event(3, 2, 0);
    event(2, 2, -1);

    assertThat(events()).containsEntry("e000", Identifier.customer("u1"));
    assertThat(events()).containsEntry("e003", Identifier.customer("u0"));
  }

  @Test
  void aTokenThatMoreThanTwentyClientsCarryTiesNobody() {
    for (int client = 0; client <= TokenState.CLIENTS_LIMIT; client++) {
      event(client, 0, -1);
    }
    event(0, 1, -1);

    assertThat(events())
        .containsEntry("e001", Identifier.client("c1"))
        .containsEntry("e000", Identifier.checkout("t1"));
  }

  @Test
  void aGuestsCheckoutsAreOneThoughASharedLinkCameBetween() {
    event(50, 2, -1);
    for (int client = 0; client < 30; client++) {
      event(client, 1, -1);
    }
    event(50, 1, -1);
    event(50, 0, -1);
    event(-1, 0, 0);

    // The link knows its first clients only: who they are depends on the interleaving.
    for (int seed = 0; seed < 20; seed++) {
      assertThat(run(seed).ending(SHOP).identities())
          .containsEntry(Identifier.checkout("t2"), Identifier.customer("u0"))
          .containsEntry(Identifier.client("c50"), Identifier.customer("u0"));
    }
  }

  @Test
  void anExplicitCustomerDecidesAClientlessEventAndOwnsItsToken() {
    event(0, 0, -1);
    event(-1, 0, 0);

    assertThat(events().values()).containsOnly(Identifier.customer("u0"));
  }

  @Test
  void aWithdrawalDropsThatClientsUnitsAndNoOthers() {
    event(0, -1, 0);
    event(1, -1, 0);
    lines.add(new Story.Line(Kind.DENIES, 0, 0, -1, -1, 0));
    event(0, -1, -1);

    assertThat(events()).containsOnlyKeys("e001");
    assertThat(run().ending(SHOP).identities()).doesNotContainKey(Identifier.client("c0"));
  }

  @Test
  void aVoidTakesTheUnitFromItsOwnCustomerAndALaterLoginGivesItBack() {
    event(0, -1, -1);
    event(0, -1, 0);
    voids.add(new Story.Tear(0, 0, 0, -1, 1));

    assertThat(events())
        .containsEntry("e000", Identifier.client("c0"))
        .containsEntry("e001", Identifier.customer("u0"));

    event(0, -1, 0);

    assertThat(run(7).ending(SHOP).events()).containsEntry("e000", Identifier.customer("u0"));
  }

  @Test
  void aVoidTieLeavesTheUnitWithItsOtherTiesAndANewOneCountsAgain() {
    event(-1, 0, 0);
    event(0, 0, -1);
    event(0, 1, -1);
    voids.add(new Story.Tear(0, 0, 0, 0, 2));

    assertThat(events())
        .containsEntry("e001", Identifier.checkout("t1"))
        .containsEntry("e002", Identifier.checkout("t1"));

    event(0, 0, -1);

    assertThat(run(7).ending(SHOP).events()).containsEntry("e001", Identifier.customer("u0"));
  }

  @Test
  void aClientThatIsSplitOffWholeStandsUnderItsOwnName() {
    event(0, 0, -1);
    event(0, 0, 0);
    event(1, 0, -1);
    voids.add(new Story.Tear(0, 0, 0, -2, 2));

    var ending = run(7).ending(SHOP);

    assertThat(ending.events())
        .containsEntry("e000", Identifier.client("c0"))
        .containsEntry("e001", Identifier.client("c0"))
        .containsEntry("e002", Identifier.checkout("t0"));
    assertThat(ending.identities())
        .containsEntry(Identifier.client("c0"), Identifier.client("c0"))
        .containsEntry(Identifier.checkout("t0"), Identifier.checkout("t0"));
    assertThat(run(7).journeys())
        .hasEntrySatisfying(
            Keys.shopper(SHOP, Identifier.client("c0")),
            journey -> assertThat(journey.merges()).isEmpty());
  }

  @Test
  void aShoppersStateSaysHowWellItIsKnown() {
    event(0, -1, -1);
    event(1, 0, -1);
    event(2, -1, 0);

    assertThat(run().journeys().values())
        .extracting(Shopper::state)
        .containsExactlyInAnyOrder(
            PrivacyState.GUEST, PrivacyState.PENDING, PrivacyState.AUTHENTICATED);
  }

  @Test
  void anOrderThatTwoClientsReportCountsOnceWithItsTokensOwner() {
    lines.add(new Story.Line(Kind.ORDER, 0, 0, 0, -1, 3));
    lines.add(new Story.Line(Kind.ORDER, 0, 1, 0, 0, 5));

    assertThat(run().ending(SHOP).orders()).containsEntry("t0", Identifier.customer("u0"));
    assertThat(run().ending(SHOP).orderValues()).containsEntry("t0", 101L);
  }

  @Test
  void theEndIsAFunctionOfTheLogWhateverTheInterleavingAndTheNumberOfPartitions() {
    event(0, 1, -1);
    event(1, 1, -1);
    event(1, 0, 0);
    event(0, -1, 1);
    event(2, 0, -1);
    event(-1, 2, 1);
    event(2, 2, -1);
    var expected = run().ending(SHOP);

    for (int seed = 0; seed < 60; seed++) {
      assertThat(run(seed, 1 + seed % 5).ending(SHOP)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsLostWhileUnitsMoveAndAnIdentifierMayComeBack() {
    event(0, -1, -1);
    event(0, 1, -1);
    event(0, -1, -1);
    event(1, 1, -1);
    event(1, 0, -1);
    event(0, -1, -1);
    event(-1, 0, 0);
    event(0, -1, -1);
    event(1, -1, -1);

    for (int seed = 0; seed < 60; seed++) {
      var ending = run(seed).ending(SHOP);
      assertThat(ending.events()).as("seed %d", seed).hasSize(lines.size());
      assertThat(ending.events().values()).containsOnly(Identifier.customer("u0"));
    }

    voids.add(new Story.Tear(0, 0, 0, -2, 8));
    event(0, -1, 0);
    for (int seed = 0; seed < 60; seed++) {
      var ending = run(seed).ending(SHOP);
      assertThat(ending.events()).as("seed %d", seed).hasSize(lines.size());
      assertThat(ending.identities())
          .containsEntry(Identifier.client("c0"), Identifier.customer("u0"));
    }
  }

  @Test
  void everyIdentifierLeadsToItsShopperInOneHop() {
    event(0, 1, -1);
    event(1, 1, -1);
    event(1, -1, 0);

    assertThat(run().ending(SHOP).identities().values()).containsOnly(Identifier.customer("u0"));
  }

  @Test
  void aJourneyTellsItsTiesInOrderAndTheMergesThatFollow() {
    event(0, -1, -1);
    event(0, 0, -1);
    event(0, -1, 0);

    var journey = run().journeys().get(Keys.shopper(SHOP, Identifier.customer("u0")));

    assertThat(journey).isNotNull();
    assertThat(journey.ties())
        .extracting(tie -> tie.identifier().text())
        .containsExactly("client:c0", "checkout:t0", "customer:u0");
    assertThat(journey.merges())
        .extracting(merge -> merge.from().text() + " → " + merge.to().text())
        .containsExactly("client:c0 → customer:u0");
  }

  private void event(int client, int token, int customer) {
    lines.add(new Story.Line(Kind.PAGE, 0, client, token, customer, lines.size()));
  }

  private SortedMap<String, Identifier> events() {
    return run().ending(SHOP).events();
  }

  private SimulatedCluster run() {
    var known = cluster;
    if (known == null) {
      known = run(7);
      cluster = known;
    }
    return known;
  }

  private SimulatedCluster run(long seed) {
    return run(seed, 3);
  }

  private SimulatedCluster run(long seed, int partitions) {
    var fresh = new SimulatedCluster(partitions, new Random(seed));
    var story = new Story(lines, voids);
    story.events().forEach(fresh::append);
    story.commands().forEach(fresh::append);
    fresh.runAll();
    return fresh;
  }
}
