package dev.novapixel.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecommendingFormTest {
  private static final String WHOLE =
      """
      {"rules": [
         {"id": "first", "action": "pin", "placements": ["cart"], "products": ["b", "a"]},
         {"id": "wool", "action": "boost", "factor": 1.5, "tags": ["wool"],
          "price_to": {"amount": "20.00", "currency": "EUR"}}],
       "weights": {"product_page": {"session-knn": 2, "popular": 0.5, "recently-viewed": 0}}}\
      """;

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  /** The pointers of what is wrong. */
  private static List<String> flaws(String text) {
    Fields fields = Fields.of(json(text));
    new RecommendingForm(fields).read();
    return fields.flaws().stream().map(flaw -> flaw.pointer()).toList();
  }

  @Test
  void whatIsSetIsReadAndWrittenAlike() {
    Fields fields = Fields.of(json(WHOLE));
    Recommending read = new RecommendingForm(fields).read();

    assertThat(fields.flaws()).isEmpty();
    assertThat(read.weights())
        .isEqualTo(Map.of("product_page", Map.of("session-knn", 2.0, "popular", 0.5)));
    assertThat(read.rules().getFirst())
        .returns(Action.PIN, Recommending.Rule::action)
        .returns(List.of("b", "a"), rule -> rule.match().products());
    assertThat(read.rules().getLast())
        .returns(1.5, Recommending.Rule::factor)
        .returns(new Money(2000, "EUR"), rule -> rule.match().priceTo());
    byte[] written = Json.write(RecommendingView.of(read));
    Fields again = Fields.of(Json.read(written).orElseThrow());
    assertThat(new RecommendingForm(again).read()).isEqualTo(read);
    assertThat(again.flaws()).isEmpty();
  }

  @Test
  void anEmptyBodySetsNothing() {
    assertThat(new RecommendingForm(Fields.of(json("{}"))).read()).isEqualTo(Recommending.NOTHING);
  }

  @Test
  void everyFlawIsTold() {
    assertThat(
            flaws(
                """
                {"rules": [
                   {"id": "A b", "action": "hide", "products": ["x"]},
                   {"id": "all", "action": "exclude"},
                   {"id": "all", "action": "boost", "products": ["x"]},
                   {"id": "odd", "action": "bury", "products": [7], "placements": ["cellar"]},
                   {"id": "pin", "action": "pin", "tags": ["x"]}],
                 "weights": {"cart": {"popular": 0}, "email": {"magic": 1}}, "more": 1}\
                """))
        .contains(
            "/rules/0/id",
            "/rules/0/action",
            "/rules/1/products",
            "/rules/2/id",
            "/rules/2/factor",
            "/rules/3/products",
            "/rules/3/placements",
            "/rules/4/products",
            "/weights/cart",
            "/weights/email",
            "/weights/email/magic",
            "/more");
  }

  @Test
  void aPriceBandHasOneCurrencyAndTwoEndsInTheirOrder() {
    assertThat(
            flaws(
                """
                {"rules": [
                   {"id": "a", "action": "bury", "price_from": {"amount": "2", "currency": "EUR"},
                    "price_to": {"amount": "1", "currency": "EUR"}},
                   {"id": "b", "action": "bury", "price_from": {"amount": "1", "currency": "EUR"},
                    "price_to": {"amount": "2", "currency": "USD"}}]}\
                """))
        .containsExactly("/rules/0/price_to", "/rules/1/price_to");
  }
}
