package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.schemas.event.Consent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Picks up what a visitor allowed: an object in the words of Shopify's Customer Privacy API or in
 * short ones, or one boolean for everything. Not thread-safe.
 */
public final class ConsentCollector {
  private boolean said;
  private @Nullable Boolean analytics;
  private @Nullable Boolean marketing;
  private @Nullable Boolean preferences;
  private @Nullable Boolean saleOfData;

  /** What was allowed; null if nothing was said. */
  public @Nullable Consent consent() {
    return said ? new Consent(analytics, marketing, preferences, saleOfData) : null;
  }

  /** Nothing was said. */
  public void forget() {
    said = false;
    analytics = null;
    marketing = null;
    preferences = null;
    saleOfData = null;
  }

  /** The consent begins; false if it is none. */
  public boolean begin(JsonToken value, JsonReader json) {
    forget();
    if (value == JsonToken.START_OBJECT) {
      said = true;
      return true;
    }
    if (!isAnswer(value, json)) {
      return false;
    }
    Boolean all = answer(value, json);
    said = all != null;
    analytics = all;
    marketing = all;
    preferences = all;
    saleOfData = all;
    return true;
  }

  /** A member of the consent; false if it is no answer. Unknown members are passed over. */
  public boolean member(String name, JsonToken value, JsonReader json) {
    switch (name) {
      case "analyticsProcessingAllowed", "analytics" -> analytics = answer(value, json);
      case "marketingAllowed", "marketing" -> marketing = answer(value, json);
      case "preferencesProcessingAllowed", "preferences" -> preferences = answer(value, json);
      case "saleOfDataAllowed", "saleOfData", "sale_of_data" -> saleOfData = answer(value, json);
      default -> {
        return true;
      }
    }
    return isAnswer(value, json);
  }

  /**
   * A consent tool's category was allowed or refused. Tools call one purpose by several names: it
   * is allowed if all of them are. Unknown categories are passed over.
   */
  public void category(String name, boolean allowed) {
    switch (name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")) {
      case "analytics", "analytical", "performance", "statistics", "measurement", "c0002" ->
          analytics = both(analytics, allowed);
      case "marketing", "advertising", "targeting", "ads", "c0004" ->
          marketing = both(marketing, allowed);
      case "preferences", "functional", "functionality", "personalization", "c0003" ->
          preferences = both(preferences, allowed);
      case "saleofdata", "datasharing" -> saleOfData = both(saleOfData, allowed);
      default -> {
        return;
      }
    }
    said = true;
  }

  /** Everything was allowed, or nothing. */
  public void everything(boolean allowed) {
    said = true;
    analytics = allowed;
    marketing = allowed;
    preferences = allowed;
    saleOfData = allowed;
  }

  /** Whatever was not spoken of was refused. */
  public void nothingElse() {
    said = true;
    analytics = Boolean.TRUE.equals(analytics);
    marketing = Boolean.TRUE.equals(marketing);
    preferences = Boolean.TRUE.equals(preferences);
    saleOfData = Boolean.TRUE.equals(saleOfData);
  }

  private static Boolean both(@Nullable Boolean before, boolean allowed) {
    return allowed && !Boolean.FALSE.equals(before);
  }

  private static @Nullable Boolean answer(JsonToken value, JsonReader json) {
    return switch (value) {
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_STRING -> inWords(json.text());
      default -> null;
    };
  }

  /** Consent banners say yes and no. */
  private static @Nullable Boolean inWords(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "granted", "allowed", "accepted" -> Boolean.TRUE;
      case "false", "no", "denied", "declined" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static boolean isAnswer(JsonToken value, JsonReader json) {
    return value == JsonToken.VALUE_NULL
        || answer(value, json) != null
        || (value == JsonToken.VALUE_STRING && json.text().isBlank());
  }
}
