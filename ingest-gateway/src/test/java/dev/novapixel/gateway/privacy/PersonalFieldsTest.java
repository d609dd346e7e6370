package dev.novapixel.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"first_name", "firstName", "firstname", "first-name", "FirstName", "FIRST_NAME"})
  void oneNameStandsForAllItsSpellings(String spelling) {
    assertThat(fields("$..first_name").contains(path("data", spelling))).isTrue();
  }

  @Test
  void aPlaceIsThatPlaceOnly() {
    PersonalFields fields = fields("$.data.alert.value");
    assertThat(fields.contains(path("data", "alert", "value"))).isTrue();
    assertThat(fields.contains(path("data", "value"))).isFalse();
    assertThat(fields.contains(path("data", "alert", "x", "value"))).isFalse();
    assertThat(fields.contains(path("x", "data", "alert", "value"))).isFalse();
  }

  @Test
  void twoDotsStandForAnyNumberOfSteps() {
    PersonalFields fields = fields("$.data.element..value");
    assertThat(fields.contains(path("data", "element", "value"))).isTrue();
    assertThat(fields.contains(path("data", "element", "elements", "[]", "value"))).isTrue();
    assertThat(fields.contains(path("data", "value"))).isFalse();
  }

  @Test
  void bracketsStandForAnElement() {
    PersonalFields fields = fields("$..attributes[].value");
    assertThat(fields.contains(path("data", "checkout", "attributes", "[]", "value"))).isTrue();
    assertThat(fields.contains(path("data", "attributes", "value"))).isFalse();
  }

  @Test
  void theStandardListLeavesWhatTheStitcherReads() {
    PersonalFields fields = PersonalFields.standard(Dialect.SHOPIFY_PIXEL);
    assertThat(
            Stream.of(
                path("name"),
                path("id"),
                path("clientId"),
                path("data", "checkout", "token"),
                path("data", "checkout", "order", "customer", "id"),
                path("data", "productVariant", "product", "title"),
                path("data", "collection", "title"),
                path("data", "searchResult", "query"),
                path("context", "document", "location", "href"),
                path("context", "navigator", "userAgent"),
                path("data", "checkout", "discountApplications", "[]", "value"),
                path("data", "checkout", "shippingAddress", "countryCode")))
        .noneMatch(fields::contains);
  }

  private static PersonalFields fields(String... lines) {
    return PersonalFields.of(Stream.of(lines).map(PathPattern::parse).toList());
  }

  private static JsonPath path(String... steps) {
    JsonPath path = new JsonPath(steps.length);
    for (String step : steps) {
      path.enter(step);
    }
    return path;
  }
}
