package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads amounts of money. One that is none is dropped, and the event stays. */
final class Prices {
  private static final int CURRENCY_LENGTH = 8;

  private Prices() {}

  /** An amount in the currency that stands beside it; null where either is absent. */
  static @Nullable Money money(Json amount, Json currency) {
    return money(amount, currency.text());
  }

  /** An amount in {@code currency}; null where either is absent. */
  static @Nullable Money money(Json amount, @Nullable String currency) {
    BigDecimal value = amount.decimal();
    if (value == null) {
      return null;
    }
    Money money =
        currency == null || currency.length() > CURRENCY_LENGTH
            ? null
            : Money.of(value, currency).orElse(null);
    if (money == null) {
      amount.drop();
    }
    return money;
  }

  /** The price of something, which is never negative. */
  static @Nullable Money price(Json amount, @Nullable String currency) {
    Money price = money(amount, currency);
    if (price != null && price.minor() < 0) {
      amount.drop();
      return null;
    }
    return price;
  }
}
