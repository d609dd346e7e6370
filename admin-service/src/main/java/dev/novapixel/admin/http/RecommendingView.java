package dev.novapixel.admin.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is set about recommendations as JSON; {@link RecommendingForm} reads the same. */
record RecommendingView(List<RuleView> rules, Map<String, Map<String, Double>> weights) {

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record RuleView(
      String id,
      Recommending.Action action,
      List<String> placements,
      List<String> products,
      List<String> tags,
      List<String> categories,
      List<String> vendors,
      @Nullable MoneyView priceFrom,
      @Nullable MoneyView priceTo,
      @Nullable Double factor) {}

  record MoneyView(String amount, String currency) {
    static @Nullable MoneyView of(@Nullable Money money) {
      return money == null ? null : new MoneyView(money.decimal(), money.currency());
    }
  }

  static RecommendingView of(Recommending recommending) {
    return new RecommendingView(
        recommending.rules().stream().map(RecommendingView::rule).toList(),
        new TreeMap<>(recommending.weights()));
  }

  private static RuleView rule(Recommending.Rule rule) {
    Recommending.Match match = rule.match();
    return new RuleView(
        rule.id(),
        rule.action(),
        rule.placements(),
        match.products(),
        match.tags(),
        match.categories(),
        match.vendors(),
        MoneyView.of(match.priceFrom()),
        MoneyView.of(match.priceTo()),
        rule.action() == Recommending.Action.BOOST ? rule.factor() : null);
  }
}
