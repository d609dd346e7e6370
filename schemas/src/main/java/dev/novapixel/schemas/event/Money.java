package dev.novapixel.schemas.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An amount in a currency's minor units, so that sums are exact.
 *
 * @param minor the amount in minor units (cents); may be negative
 * @param currency ISO 4217 code, upper case; codes that the JDK does not know count two decimals
 */
public record Money(long minor, String currency) {

  private static final int DEFAULT_DECIMALS = 2;

  private static final Map<String, Integer> DECIMALS =
      Currency.getAvailableCurrencies().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Currency::getCurrencyCode,
                  currency -> Math.max(currency.getDefaultFractionDigits(), 0),
                  (first, second) -> first));

  /** The largest amount accepted, in minor units: sums of millions of them still fit a long. */
  private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000_000L);

  public Money {
    if (currency.isBlank()) {
      throw new IllegalArgumentException("money needs a currency");
    }
  }

  /** A decimal amount in {@code currency}, rounded half up; empty if it is absurdly large. */
  public static Optional<Money> of(BigDecimal amount, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    if (amount.abs().compareTo(LIMIT) > 0 || amount.scale() > 30) {
      return Optional.empty();
    }
    BigDecimal minor = amount.movePointRight(decimals(code)).setScale(0, RoundingMode.HALF_UP);
    return minor.abs().compareTo(LIMIT) > 0
        ? Optional.empty()
        : Optional.of(new Money(minor.longValueExact(), code));
  }

  /** The amount as people write it, such as {@code 59.80}. */
  public String decimal() {
    return decimal(minor, currency);
  }

  /** {@code minor} units of {@code currency} as a decimal string. */
  public static String decimal(long minor, String currency) {
    return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(minor, quantity), currency);
  }

  private static int decimals(String currency) {
    return DECIMALS.getOrDefault(currency, DEFAULT_DECIMALS);
  }
}
