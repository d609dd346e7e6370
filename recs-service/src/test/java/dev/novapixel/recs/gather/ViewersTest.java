package dev.novapixel.recs.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.recs.stage.People;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewersTest {
  private static final Identifier ANN = Identifier.client("ann");

  @Test
  void aShopperIsReadFromItsFeatures() {
    FeatureHash.Reading reading = reading(List.of("a", "b"), List.of("c"), Consent.ABSENT);

    assertThat(Viewers.of(ANN, reading))
        .hasValueSatisfying(viewer -> {
          assertThat(viewer.id()).isEqualTo(ANN);
          assertThat(viewer.viewed()).containsExactly("a", "b");
          assertThat(viewer.cart()).containsExactly("c");
        });
  }

  @Test
  void whatIsKeptForLearningAreNumbersAndWordsButNoListsOrAddresses() {
    Map<String, @Nullable Object> features = new HashMap<>();
    features.put("product_view_count_5m", 3L);
    features.put("cart_value_1h", "59.80");
    features.put("session_open", true);
    features.put("session_landing_page", "https://shop.test/?q=secret");
    features.put("session_referrer", "https://mail.test");
    features.put("viewed_products", List.of("a"));
    features.put("session_id", null);

    assertThat(viewer(features).map(Viewer::features))
        .hasValue(
            Map.of("product_view_count_5m", "3", "cart_value_1h", "59.80", "session_open", "true"));
  }

  @Test
  void whoOptedOutIsNobody() {
    Consent refused = new Consent(false, null, null, null);

    assertThat(Viewers.of(ANN, reading(List.of("a"), List.of(), refused))).isEmpty();
    assertThat(viewer(Map.of("shopper_state", PrivacyState.OPTED_OUT.text()))).isEmpty();
    assertThat(viewer(Map.of("consent", Map.of("marketing", false)))).isPresent();
  }

  @Test
  void whoHasNoFeaturesIsNobody() {
    assertThat(Viewers.of(ANN, null)).isEmpty();
  }

  private static Optional<Viewer> viewer(Map<String, @Nullable Object> features) {
    return Viewers.of(ANN, new FeatureHash.Reading(Instant.EPOCH, null, features, Map.of()));
  }

  private static FeatureHash.Reading reading(
      List<String> viewed, List<String> cart, Consent consent) {
    var features = People.shopper("socks.test", ANN, viewed, List.of(), cart, consent);
    return FeatureHash.read(FeatureHash.write(features)).orElseThrow();
  }
}
