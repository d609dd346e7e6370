package dev.novapixel.local.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.feature.FeatureType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What kind of values a column holds, and how they are read from an answer. */
enum ColumnType {
  /** A {@code Long}. */
  INTEGER,
  /** A {@code BigDecimal} of at most {@link #DECIMAL_DIGITS} digits. */
  DECIMAL,
  /** A {@code Double}. */
  DOUBLE,
  /** An {@code Instant} in milliseconds. */
  TIME,
  /** A {@code Boolean}. */
  FLAG,
  /** A {@code String}. */
  TEXT,
  /** A {@code List<String>}. */
  TEXTS,
  /** A {@code String} of JSON. */
  JSON;

  /** Digits of an amount, as many as a 64-bit number holds for sure. */
  static final int DECIMAL_DIGITS = 18;

  /** Of those behind the point: no currency has more. */
  static final int DECIMAL_SCALE = 4;

  static ColumnType of(FeatureType type) {
    return switch (type) {
      case COUNT, DURATION -> INTEGER;
      case MONEY, PRICE -> DECIMAL;
      case RATIO -> DOUBLE;
      case TIME -> TIME;
      case FLAG -> FLAG;
      case TEXT -> TEXT;
      case LIST -> TEXTS;
      case COUNTS, BAND, LINES, CONSENT -> JSON;
    };
  }

  /**
   * The value in the Java type that stands above; null where there is none.
   *
   * @throws ArithmeticException if an amount is absurdly large
   */
  @Nullable Object read(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return switch (this) {
      case INTEGER -> value.longValue();
      case DECIMAL -> decimal(new BigDecimal(value.asText()));
      case DOUBLE -> value.doubleValue();
      case TIME -> Instant.parse(value.textValue());
      case FLAG -> value.booleanValue();
      case TEXT -> value.textValue();
      case TEXTS -> {
        var texts = new ArrayList<String>();
        value.forEach(text -> texts.add(text.textValue()));
        yield texts;
      }
      case JSON -> value.toString();
    };
  }

  private static BigDecimal decimal(BigDecimal amount) {
    BigDecimal exact = amount.setScale(DECIMAL_SCALE, RoundingMode.UNNECESSARY);
    if (exact.precision() > DECIMAL_DIGITS) {
      throw new ArithmeticException(amount + " has too many digits");
    }
    return amount;
  }
}
