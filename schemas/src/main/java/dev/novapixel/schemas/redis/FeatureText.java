package dev.novapixel.schemas.redis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.feature.FeatureType;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One feature value as text, and back as what JSON can hold. */
final class FeatureText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FeatureText() {}

  /** The text of a value in the Java type that {@code type} says. */
  static String write(FeatureType type, Object value) {
    return switch (type) {
      case COUNT, DURATION, FLAG, TEXT -> value.toString();
      case RATIO -> ((BigDecimal) value).toPlainString();
      case TIME -> Times.text((Instant) value);
      case LIST, COUNTS -> json(value);
      case LINES -> json(((List<?>) value).stream().map(line -> line((Item) line)).toList());
      case CONSENT -> json(consent((Consent) value));
      case MONEY, PRICE, BAND -> throw new IllegalArgumentException("amounts stand by currency");
    };
  }

  /** The value as JSON holds it. */
  static Object read(FeatureType type, String text) {
    return switch (type) {
      case COUNT, DURATION -> Long.valueOf(text);
      case FLAG -> Boolean.valueOf(text);
      case RATIO -> new BigDecimal(text);
      case TEXT, TIME, MONEY, PRICE -> text;
      case LIST, LINES -> parse(text, List.class);
      case COUNTS, CONSENT, BAND -> parse(text, Map.class);
    };
  }

  /** What stands for no value. */
  static @Nullable Object absent(FeatureType type) {
    return switch (type) {
      case COUNT -> 0L;
      case LIST, LINES -> List.of();
      case COUNTS, CONSENT -> Map.of();
      case MONEY, PRICE, RATIO, DURATION, TIME, FLAG, TEXT, BAND -> null;
    };
  }

  @SuppressWarnings("unchecked") // FeatureType.MONEY and PRICE promise it
  static Map<String, Long> amounts(Object value) {
    return (Map<String, Long>) value;
  }

  @SuppressWarnings("unchecked") // FeatureType.BAND promises it
  static Map<String, PriceBand> bands(Object value) {
    return (Map<String, PriceBand>) value;
  }

  static String band(PriceBand band, String currency) {
    var words = new LinkedHashMap<String, String>();
    words.put("low", Money.decimal(band.low(), currency));
    words.put("median", Money.decimal(band.median(), currency));
    words.put("high", Money.decimal(band.high(), currency));
    return json(words);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads {@code text} a token at a time. */
  static JsonParser parser(String text) throws IOException {
    return JSON.createParser(text);
  }

  static <T> T parse(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a value in Redis is not JSON", broken);
    }
  }

  private static Map<String, Object> line(Item item) {
    var line = new LinkedHashMap<String, Object>();
    line.put("product_id", item.productId());
    put(line, "variant_id", item.variantId());
    put(line, "title", item.title());
    put(line, "category", item.category());
    put(line, "brand", item.brand());
    if (item.price() != null) {
      line.put("price", item.price().decimal());
      line.put("currency", item.price().currency());
    }
    line.put("quantity", item.quantity());
    return line;
  }

  private static Map<String, Object> consent(Consent consent) {
    var words = new LinkedHashMap<String, Object>();
    put(words, "analytics", consent.analytics());
    put(words, "marketing", consent.marketing());
    put(words, "preferences", consent.preferences());
    put(words, "sale_of_data", consent.saleOfData());
    return words;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
