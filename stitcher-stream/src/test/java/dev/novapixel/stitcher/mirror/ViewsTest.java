package dev.novapixel.stitcher.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.mirror.RedisWrite;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final String SHOP = "demo.nova.test";
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final Identifier ANN = Identifier.customer("ann");

  /** Spelt with what separates the parts of a key. */
  private static final Identifier ODD = Identifier.client("a|b:{c}%");

  private final RedisKeys keys = new RedisKeys(Epoch.FIRST);
  private final Views views = new Views(keys);

  @Test
  void anIdentifierLeadsToItsShopperInOneHop() {
    var writes =
        views
            .identities()
            .view()
            .writes(Keys.shopper(SHOP, ODD), new Identity(SHOP, ODD, ANN, NOON, "e1", NOON));

    assertThat(writes)
        .singleElement()
        .isInstanceOfSatisfying(
            RedisWrite.ReplaceHash.class,
            write -> {
              assertThat(write.key()).isEqualTo(keys.identity(SHOP, ODD));
              assertThat(IdentityHash.shopper(write.fields())).contains(ANN);
            });
  }

  @Test
  void anIdentifierThatIsNobodysAnyMoreLeadsNowhere() {
    assertThat(views.identities().view().writes(Keys.shopper(SHOP, ODD), null))
        .containsExactly(new RedisWrite.EmptyHash(keys.identity(SHOP, ODD)));
  }

  @Test
  void aJourneyIsReadAsItWasPublished() {
    var journey =
        new Shopper(
            SHOP,
            ANN,
            PrivacyState.AUTHENTICATED,
            NOON,
            NOON.plusSeconds(1),
            List.of(new Shopper.Tie(ODD, NOON, "e1")),
            List.of(new Shopper.Merge(ODD, ANN, NOON.plusSeconds(1), "e2")));

    assertThat(views.shoppers().view().writes(Keys.shopper(SHOP, ANN), journey))
        .singleElement()
        .isInstanceOfSatisfying(
            RedisWrite.ReplaceHash.class,
            write -> {
              assertThat(write.key()).isEqualTo(keys.journey(SHOP, ANN));
              assertThat(JourneyHash.read(SHOP, write.fields())).contains(journey);
            });
  }

  @Test
  void aJourneyThatHasEndedIsTakenDown() {
    assertThat(views.shoppers().view().writes(Keys.shopper(SHOP, ANN), null))
        .containsExactly(new RedisWrite.EmptyHash(keys.journey(SHOP, ANN)));
  }
}
