package dev.novapixel.stitcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shopper is forgotten: in stores and topics, for good, and nobody else. */
class ErasureTest {
  private static final Identifier ANN = Identifier.customer("ann");
  private static final Identifier BOB = Identifier.customer("bob");
  private static final Identifier LAPTOP = Identifier.client("laptop");
  private static final Identifier PHONE = Identifier.client("phone");
  private static final Identifier CART = Identifier.checkout("t1");
  private static final Duration LATER = Duration.ofHours(1);

  private final StitcherStage stage = new StitcherStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everyUnitAndIdentifierOfTheShopperGoes() {
    annShops(stage);
    stage.send(Pixels.page("e9").on("phone").by("bob").event());

    stage.erase(LAPTOP, Pixels.NOON);

    assertThat(last(Topics.IDENTITIES)).containsOnlyKeys(key(PHONE), key(BOB));
    assertThat(last(Topics.SHOPPERS)).containsOnlyKeys(key(BOB));
    assertThat(last(Topics.SHOPPER_ALIASES)).isEmpty();
    assertThat(stage.records())
        .filteredOn(record -> record instanceof OptOut optOut && optOut.erasure())
        .extracting(record -> record.unit().text())
        .contains("client:laptop|guest", "client:laptop|customer:ann", "checkout:t1");
  }

  @Test
  void eachIdentifierOfTheShopperIsCut() {
    annShops(stage);

    stage.erase(ANN, Pixels.NOON);

    assertThat(cuts())
        .allSatisfy(cut -> assertThat(cut.upTo()).isAfterOrEqualTo(Pixels.NOON))
        .extracting(Erasure::identifier)
        .containsExactlyInAnyOrder(ANN, LAPTOP, CART, Identifier.checkout("order-o1"));
  }

  @Test
  void aSharedDeviceGoesAsAWholeAndItsOthersKeepWhatTheyDidElsewhere() {
    annShops(stage);
    stage.send(Pixels.page("e7").on("phone").by("bob").event());
    stage.send(Pixels.page("e8").on("laptop").by("bob").event());
    stage.send(Pixels.page("e9").token("t1").by("bob").event());

    stage.erase(ANN, Pixels.NOON);

    assertThat(cuts())
        .extracting(Erasure::identifier)
        .contains(ANN, LAPTOP)
        .doesNotContain(BOB, PHONE);
    assertThat(last(Topics.SHOPPERS)).containsOnlyKeys(key(BOB));
  }

  @Test
  void itIsForgottenWhichEventsHadCome() {
    annShops(stage);

    stage.erase(ANN, Pixels.NOON);

    assertThat(stage.remembered()).isZero();
  }

  @Test
  void whatTheClientDoesLaterIsANewGuests() {
    annShops(stage);
    stage.erase(ANN, Pixels.NOON);
    stage.records();

    stage.send(Pixels.page("e8").on("laptop").after(LATER).event());

    assertThat(stage.events()).singleElement().extracting(ShopperEvent::shopper).isEqualTo(LAPTOP);
    assertThat(stage.shopperOf(LAPTOP)).contains(LAPTOP);
  }

  @Test
  void aReplayBringsNobodyBack() {
    annShops(stage);
    stage.erase(ANN, Pixels.NOON);
    var known = new Cuts();
    cuts().forEach(known::add);

    try (var replay = new StitcherStage(known)) {
      annShops(replay);
      replay.erase(ANN, Pixels.NOON);
      replay.send(Pixels.page("e8").on("laptop").after(LATER).event());

      assertThat(replay.events()).extracting(ShopperEvent::eventId).containsExactly("e8");
      assertThat(replay.shopperOf(LAPTOP)).contains(LAPTOP);
    }
  }

  @Test
  void theSignedWishOfACustomerIsGrantedAndAnUnsignedOneIsAnEventLikeAnother() {
    annShops(stage);

    stage.send(Pixels.page("w1").by("ann").saying("customers/redact", "{}").event());
    assertThat(cuts()).isEmpty();

    stage.send(Pixels.page("w2").by("ann").after(LATER).webhook("customers/redact"));
    assertThat(cuts()).extracting(Erasure::identifier).contains(ANN, LAPTOP, CART);
  }

  private static void annShops(StitcherStage stage) {
    stage.send(Pixels.page("e1").on("laptop").event());
    stage.send(Pixels.page("e2").on("laptop").by("ann").token("t1").event());
    stage.send(Pixels.completed("e3", "o1", "10.00").on("laptop").token("t1").event());
  }

  private List<Erasure> cuts() {
    return last(Topics.ERASURES).values().stream().filter(Erasure::cut).toList();
  }

  /** What compaction leaves of what was written since the last look. */
  private <V> Map<String, V> last(Topic<V> topic) {
    var table = new TreeMap<String, V>();
    stage
        .all(topic)
        .forEach(record -> {
          if (record.value() == null) {
            table.remove(record.key());
          } else {
            table.put(record.key(), record.value());
          }
        });
    return table;
  }

  private static String key(Identifier identifier) {
    return Keys.shopper(StitcherStage.SHOP, identifier);
  }
}
