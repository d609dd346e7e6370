package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StitcherTopologyTest {
  private static final Identifier LAPTOP = Identifier.client("laptop");
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier CART = Identifier.checkout("t1");

  private final StitcherStage stage = new StitcherStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theTopologyHasItsPinnedShape() throws IOException {
    var shape = StitcherStage.topology(new WireFormat(new InMemorySchemaRegistry())).describe();

    assertThat(shape.toString().strip())
        .isEqualTo(Files.readString(Path.of("src/test/resources/topology.txt")).strip());
  }

  @Test
  void anAnonymousEventIsItsClients() {
    stage.send(Pixels.page("e1").on("laptop").event());

    assertThat(stage.events())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.shopper()).isEqualTo(LAPTOP);
          assertThat(event.unit()).isEqualTo(UnitId.guest("laptop"));
        });
    assertThat(stage.shopperOf(LAPTOP)).contains(LAPTOP);
  }

  @Test
  void aLoginBringsTheAnonymousBrowsingAlong() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e2").on("laptop").by("ann").event());

    assertThat(stage.records())
        .filteredOn(Move.class::isInstance)
        .singleElement()
        .satisfies(move -> {
          assertThat(move.shopper()).isEqualTo(LAPTOP);
          assertThat(((Move) move).to()).isEqualTo(ANN);
        });
    assertThat(stage.journey(ANN))
        .hasValueSatisfying(journey -> {
          assertThat(journey.ties()).extracting(Shopper.Tie::identifier).contains(LAPTOP, ANN);
          assertThat(journey.merges()).extracting(Shopper.Merge::from).containsExactly(LAPTOP);
        });
  }

  @Test
  void anEmptiedShoppersJourneyIsTakenDown() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e2").on("laptop").by("ann").event());

    assertThat(stage.journey(LAPTOP)).isEmpty();
  }

  @Test
  void aGuestInACheckoutIsTheCheckouts() {
    stage.send(Pixels.page("e1").on("laptop").token("t1").event());

    assertThat(stage.shopperOf(LAPTOP)).contains(CART);
  }

  @Test
  void aTokensOwnerFindsItsWayToAGuestOnAnotherDevice() {
    stage.send(Pixels.page("e1").on("laptop").token("t1").event());
    stage.send(Pixels.page("e2").on("phone").by("ann").token("t1").event());

    var identities = stage.all(Topics.IDENTITIES);

    assertThat(identities.getLast().value().shopper()).isEqualTo(ANN);
    assertThat(identities)
        .filteredOn(record -> record.value().identifier().equals(LAPTOP))
        .last()
        .satisfies(record -> assertThat(record.value().shopper()).isEqualTo(ANN));
  }

  @Test
  void anOrderCountsOnceThoughTwoClientsReportIt() {
    stage.send(Pixels.completed("e1", "o1", "10.00").on("laptop").token("t1").event());
    stage.send(Pixels.completed("e2", "o1", "10.00").on("phone").token("t1").event());

    assertThat(stage.events())
        .extracting(ShopperEvent::action)
        .filteredOn(Action.OrderChanged.class::isInstance)
        .singleElement()
        .satisfies(action -> assertThat(((Action.OrderChanged) action).orders()).isEqualTo(1));
  }

  @Test
  void anEventThatComesAgainCountsOnce() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.events()).hasSize(1);
    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, 1, 1, 0, 0, 0));
  }

  @Test
  void theSameIdBeyondTheHorizonIsAnotherEvent() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e1").on("laptop").received(Pixels.NOON.plus(Duration.ofDays(31))));

    assertThat(stage.events()).hasSize(2);
  }

  @Test
  void anEventThatComesAgainAfterThousandsOfOthersCountsOnce() {
    int events = 4000;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < events; i++) {
        stage.send(Pixels.page("e" + i).on("client-" + i % 100).event());
      }
    }
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, events, events, 0, 0, 0));
  }

  @Test
  void whatIsPastTheHorizonIsForgottenAsTheLogGoesOn() {
    int events = 3000;
    Instant later = Pixels.NOON.plus(Duration.ofDays(40));
    for (int i = 0; i < events; i++) {
      stage.send(Pixels.page("early-" + i).on("laptop").event());
    }
    for (int i = 0; i < events; i++) {
      stage.send(Pixels.page("late-" + i).on("laptop").received(later));
    }

    assertThat(stage.remembered()).isBetween((long) events, events * 3L / 2);
  }

  @Test
  void aLongOriginalOfWhatIsRejectedIsCut() {
    stage.sendBytes(StitcherStage.SHOP + "|client:x", new byte[100_000]);

    assertThat(stage.rejected())
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.truncated()).isTrue();
          assertThat(rejected.original()).hasSize(32 * 1024);
        });
  }

  @Test
  void shopifysDoubleSendCountsOnce() {
    var line =
        """
        {"data":{"cartLine":{"quantity":1,"merchandise":{"id":"v","product":{"id":"p"}}}}}
        """;
    stage.send(Pixels.page("sh-1").on("laptop").saying("product_added_to_cart", line).event());
    stage.send(Pixels.page("shu-2").on("laptop").saying("product_added_to_cart", line).event());

    assertThat(stage.events()).hasSize(1);
  }

  @Test
  void whatCannotBeUsedIsRejectedAndCountedAndStopsNothing() {
    stage.send(Pixels.page("e1").on("laptop").saying("product_viewed", "{}").event());
    stage.sendBytes(StitcherStage.SHOP + "|client:x", "junk".getBytes(StandardCharsets.UTF_8));
    stage.send(Pixels.page("e2").on("laptop").event());
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.rejected())
        .extracting("code", "pointer")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("missing_field", "/data"),
            org.assertj.core.groups.Tuple.tuple("undecodable", null));
    assertThat(stage.events()).hasSize(1);
    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, 1, 0, 2, 0, 0));
  }

  @Test
  void whatWasRejectedCountsOnceItCanBeUsedAndOnlyOnce() {
    var item = "{\"data\":{\"productVariant\":{\"id\":\"v\",\"product\":{\"id\":\"p\"}}}}";
    stage.send(Pixels.page("e1").on("laptop").saying("product_viewed", "{}").event());
    for (int sentAgain = 0; sentAgain < 2; sentAgain++) {
      stage.send(Pixels.page("e1").on("laptop").saying("product_viewed", item).event());
    }
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.rejected())
        .singleElement()
        .extracting(RejectedEvent::source)
        .isEqualTo(new RejectedEvent.Source(0, 0));
    assertThat(stage.events()).hasSize(1);
    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, 1, 1, 1, 0, 0));
  }

  @Test
  void aDeniedEventIsNotStitched() {
    stage.send(Pixels.page("e1").on("laptop").allowing(false).event());
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.records()).isEmpty();
    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void aWebhookCountsWhateverAbsentConsentMeansAndBringsNobodyToLife() {
    stage.send(Pixels.page("e1").by("ann").token("t1").webhook("customers/data_request"));
    stage.passes(Duration.ofSeconds(1));

    assertThat(stage.records()).isEmpty();
    assertThat(stage.shopperOf(ANN)).isEmpty();
    assertThat(stage.shopperOf(CART)).isEmpty();
    assertThat(stage.tally()).contains(new Tally(StitcherStage.SHOP, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void aWithdrawalDropsTheClientsUnitsAndKeepsItOut() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e2").on("laptop").by("ann").event());
    stage.send(Pixels.consent("e3", false).on("laptop").event());
    stage.send(Pixels.page("e4").on("laptop").event());

    assertThat(stage.records())
        .filteredOn(OptOut.class::isInstance)
        .extracting("unit")
        .containsExactly(UnitId.guest("laptop"), UnitId.owned("laptop", "ann"));
    assertThat(stage.shopperOf(LAPTOP)).isEmpty();
    assertThat(stage.journey(ANN)).isEmpty();
  }

  @Test
  void onlyAnExplicitGrantOpensAClientAgain() {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.consent("e2", false).on("laptop").event());
    stage.send(Pixels.page("e3").on("laptop").allowing(true).event());
    stage.send(Pixels.consent("e4", true).on("laptop").event());
    stage.send(Pixels.page("e5").on("laptop").event());

    assertThat(stage.events()).extracting(ShopperEvent::eventId).containsExactly("e1", "e4", "e5");
    assertThat(stage.journey(LAPTOP))
        .map(Shopper::ties)
        .hasValueSatisfying(
            ties -> assertThat(ties).extracting(Shopper.Tie::eventId).containsExactly("e4"));
  }

  @Test
  void everyRecordBearsTheTimeOfReceipt() {
    stage.send(Pixels.page("e1").on("laptop").after(Duration.ofMinutes(5)).event());

    assertThat(stage.all(Topics.SHOPPER_EVENTS))
        .allSatisfy(record ->
            assertThat(record.getRecordTime()).isEqualTo(Pixels.NOON.plus(Duration.ofMinutes(5))));
  }
}
