package dev.novapixel.admin.shops;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.novapixel.schemas.shop.Recommending;

/**
 * {@link Recommending} as its one column holds it: the record's own names; {} if nothing is set.
 */
final class RecommendingJson {
  private static final String NOTHING = "{}";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Recommending.Match.class, WithoutQuestions.class)
          .build();

  private RecommendingJson() {}

  /** What can be asked of a value is no part of it. */
  @JsonIgnoreProperties({"byId", "empty"})
  private interface WithoutQuestions {}

  static String write(Recommending recommending) {
    if (recommending.equals(Recommending.NOTHING)) {
      return NOTHING;
    }
    try {
      return MAPPER.writeValueAsString(recommending);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings are plain values", e);
    }
  }

  static Recommending read(String json) {
    if (json.equals(NOTHING)) {
      return Recommending.NOTHING;
    }
    try {
      return MAPPER.readValue(json, Recommending.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the column holds what was written", e);
    }
  }
}
