package dev.novapixel.recs.gather;

import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.FeatureHash;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes viewers of shoppers' features. */
final class Viewers {
  private Viewers() {}

  /** The viewer; empty for those of whom nothing is known, and for those who opted out. */
  static Optional<Viewer> of(Identifier id, FeatureHash.@Nullable Reading reading) {
    if (reading == null || hasOptedOut(reading.features())) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> features = reading.features();
    return Optional.of(
        new Viewer(
            id,
            texts(features.get("viewed_products")).toList(),
            texts(features.get("purchased_products")).toList(),
            cart(features.get("cart_lines")),
            features.get("top_category_24h") instanceof String category ? category : null,
            served(features)));
  }

  /** Said so, or refused analytics in so many words. */
  private static boolean hasOptedOut(Map<String, @Nullable Object> features) {
    boolean optedOut = PrivacyState.OPTED_OUT.text().equals(features.get("shopper_state"));
    boolean refused =
        features.get("consent") instanceof Map<?, ?> consent
            && Boolean.FALSE.equals(consent.get("analytics"));
    return optedOut || refused;
  }

  private static List<String> cart(@Nullable Object lines) {
    return list(lines)
        .flatMap(line -> line instanceof Map<?, ?> fields ? product(fields) : Stream.of())
        .distinct()
        .toList();
  }

  private static Stream<String> product(Map<?, ?> line) {
    return line.get("product_id") instanceof String id ? Stream.of(id) : Stream.of();
  }

  private static Stream<String> texts(@Nullable Object value) {
    return list(value).flatMap(each -> each instanceof String text ? Stream.of(text) : Stream.of());
  }

  private static Stream<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream() : Stream.of();
  }

  /** The numbers and words that a ranking can learn from; lists and addresses are not kept. */
  private static Map<String, String> served(Map<String, @Nullable Object> features) {
    Map<String, String> served = new HashMap<>();
    features.forEach((name, value) -> {
      if (value instanceof Number || value instanceof Boolean || isWord(name, value)) {
        served.put(name, text(value));
      }
    });
    return served;
  }

  private static boolean isWord(String name, @Nullable Object value) {
    return value instanceof String
        && !name.equals("session_landing_page")
        && !name.equals("session_referrer");
  }

  private static String text(@Nullable Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
  }
}
