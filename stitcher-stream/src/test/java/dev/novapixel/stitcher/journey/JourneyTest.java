package dev.novapixel.stitcher.journey;

import static dev.novapixel.stitcher.journey.Journeys.ANN;
import static dev.novapixel.stitcher.journey.Journeys.LAPTOP;
import static dev.novapixel.stitcher.journey.Journeys.NOON;
import static dev.novapixel.stitcher.journey.Journeys.SHOP;
import static dev.novapixel.stitcher.journey.Journeys.event;
import static dev.novapixel.stitcher.journey.Journeys.follow;
import static dev.novapixel.stitcher.journey.Journeys.move;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.schemas.shopper.Shopper;
import org.junit.jupiter.api.Test;

class JourneyTest {
  private static final UnitId GUEST = UnitId.guest("laptop");

  @Test
  void aShopperIsActiveFromItsFirstToItsLastEventWhicheverComesFirst() {
    var journey = Journey.of(SHOP, LAPTOP, null);
    follow(journey, event(GUEST, 1, 30));
    follow(journey, event(GUEST, 1, 10));

    assertThat(journey.published())
        .hasValueSatisfying(shopper -> {
          assertThat(shopper.firstSeen()).isEqualTo(NOON.plusSeconds(10));
          assertThat(shopper.lastActive()).isEqualTo(NOON.plusSeconds(10));
          assertThat(shopper.ties())
              .containsExactly(new Shopper.Tie(LAPTOP, NOON.plusSeconds(10), "e10"));
        });
  }

  @Test
  void anotherEventOfTheSameHourAndIdentifiersChangesNothing() {
    var journey = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 1, 10));
    follow(journey, event(GUEST, 1, 3599));
    assertThat(journey.modified()).isFalse();
    assertThat(journey.changed()).isFalse();

    follow(journey, event(GUEST, 1, 3600));
    assertThat(journey.modified()).isTrue();
    assertThat(journey.published())
        .hasValueSatisfying(
            shopper -> assertThat(shopper.lastActive()).isEqualTo(NOON.plusSeconds(3600)));
  }

  @Test
  void anEarlierEventThatComesLateChangesWhenItsIdentifiersWereTied() {
    var journey = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 1, 10));
    follow(journey, event(GUEST, 1, 5));

    assertThat(journey.changed()).isTrue();
    assertThat(journey.published())
        .hasValueSatisfying(
            shopper -> assertThat(shopper.firstSeen()).isEqualTo(NOON.plusSeconds(5)));
  }

  @Test
  void whoeverItsLastUnitLeavesStaysPublishedUntilTheUnitHasArrived() {
    var left = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 1, 1));
    follow(left, move(GUEST, 2, LAPTOP, ANN));
    assertThat(left.changed()).isFalse();

    var joined = Journey.of(SHOP, ANN, null);
    left.sent().forEach(sent -> joined.receive(sent.message()));
    assertThat(joined.changed()).isTrue();
    assertThat(joined.sent()).extracting(Journey.Sent::to).containsExactly(LAPTOP);

    joined.sent().forEach(sent -> left.receive(sent.message()));
    assertThat(left.changed()).isTrue();
    assertThat(left.published()).isEmpty();
  }

  @Test
  void whatComesAfterItsUnitHasLeftIsSentOnAsOfTheMove() {
    var journey = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 1, 1));
    journey = stepped(journey, move(GUEST, 2, LAPTOP, ANN));
    follow(journey, event(GUEST, 1, 5));

    assertThat(journey.changed()).isFalse();
    assertThat(journey.sent())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.to()).isEqualTo(ANN);
          assertThat(((JourneyMessage.Arrives) sent.message()).version()).isEqualTo(2);
        });
  }

  @Test
  void aMoveThatIsOlderThanTheUnitsReturnIsIgnored() {
    var journey = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 3, 1));
    follow(journey, move(GUEST, 2, LAPTOP, ANN));

    assertThat(journey.sent()).isEmpty();
    assertThat(journey.published()).isPresent();
  }

  @Test
  void anOptOutTakesTheUnitOutAndWhatCameBeforeItStaysOut() {
    long after = UnitVersion.afterOptOut(UnitVersion.FIRST);
    var journey = stepped(Journey.of(SHOP, LAPTOP, null), event(GUEST, 1, 1));
    journey = stepped(journey, new OptOut(SHOP, LAPTOP, GUEST, after, NOON));
    assertThat(journey.published()).isEmpty();

    follow(journey, event(GUEST, 1, 2));

    assertThat(journey.published()).isEmpty();
  }

  @Test
  void ofTooManyUnitsTheLastAreNotTold() {
    var journey = Journey.of(SHOP, ANN, null);
    for (int client = 0; client <= Journey.UNITS_LIMIT; client++) {
      String name = "c" + client;
      follow(journey, event(UnitId.owned(name, "ann"), 1, client, name, null, "ann"));
    }

    assertThat(journey.published())
        .hasValueSatisfying(shopper -> {
          assertThat(shopper.lastActive()).isEqualTo(NOON);
          assertThat(shopper.ties()).hasSizeLessThanOrEqualTo(Travel.TIES_LIMIT);
        });
  }

  /** After the step the journey is kept as bytes and read again. */
  private static Journey stepped(Journey journey, ShopperRecord record) {
    follow(journey, record);
    return Journey.of(SHOP, LAPTOP, journey.toBytes());
  }
}
