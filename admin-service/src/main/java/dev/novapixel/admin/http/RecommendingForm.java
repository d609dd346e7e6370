package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.Recommending.Match;
import dev.novapixel.schemas.shop.Recommending.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is to be set about recommendations; what is wrong with it is collected as flaws. */
final class RecommendingForm {
  private static final int RULES = 100;
  private static final int VALUES = 1_000;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_VALUE = 256;
  private static final double MOST_WEIGHT = 100;
  private static final double MOST_FACTOR = 10;

  private final Fields fields;

  RecommendingForm(Fields fields) {
    this.fields = fields;
  }

  /** What was read; of use only if {@code fields} has no flaws then. */
  Recommending read() {
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields rule : fields.objects("rules", RULES)) {
      rules.add(rule(rule, ids));
    }
    return new Recommending(rules, weights());
  }

  private static Rule rule(Fields rule, Set<String> ids) {
    String id = id(rule, "id", ids);
    Action action = rule.required("action", rule.word("action", Action.class));
    List<String> placements = words(rule, "placements", Recommending.PLACEMENTS);
    Match match =
        new Match(
            values(rule, "products"),
            values(rule, "tags"),
            values(rule, "categories"),
            values(rule, "vendors"),
            MoneyField.read(rule, "price_from"),
            MoneyField.read(rule, "price_to"));
    checkMatch(rule, action, match);
    Double factor = rule.decimal("factor", 1, MOST_FACTOR);
    if (action == Action.BOOST) {
      rule.required("factor", factor);
    } else if (factor != null) {
      rule.flaw("factor", "is for a boost only");
    }
    rule.flaws();
    return new Rule(
        id,
        action == null ? Action.EXCLUDE : action,
        placements,
        match,
        factor == null ? 1 : factor);
  }

  private static void checkMatch(Fields rule, @Nullable Action action, Match match) {
    if (match.isEmpty()) {
      rule.flaw("products", "or another condition has to be given: a rule is about some products");
    }
    if (action == Action.PIN && (!match.isById() || match.products().isEmpty())) {
      rule.flaw("products", "have to be given, and nothing else, where they are pinned");
    }
    Money from = match.priceFrom();
    Money to = match.priceTo();
    if (from != null && to != null) {
      if (!from.currency().equals(to.currency())) {
        rule.flaw("price_to", "has to have the currency of price_from");
      } else if (from.minor() > to.minor()) {
        rule.flaw("price_to", "has to be at least price_from");
      }
    }
  }

  private Map<String, Map<String, Double>> weights() {
    Fields weights = fields.object("weights");
    Map<String, Map<String, Double>> read = new HashMap<>();
    for (String placement : Recommending.PLACEMENTS) {
      if (weights.has(placement)) {
        Map<String, Double> bySource = weights(weights, placement);
        if (bySource.isEmpty()) {
          weights.flaw(placement, "has to give a source some weight");
        }
        read.put(placement, bySource);
      }
    }
    weights.flaws();
    return read;
  }

  /** Weights above 0: one of 0 is as one that is not given. */
  private static Map<String, Double> weights(Fields outer, String name) {
    Fields weights = outer.object(name);
    Map<String, Double> bySource = new HashMap<>();
    for (String source : Recommending.SOURCES) {
      Double weight = weights.decimal(source, 0, MOST_WEIGHT);
      if (weight != null && weight > 0) {
        bySource.put(source, weight);
      }
    }
    weights.flaws();
    return bySource;
  }

  /** A short name that no other has. */
  private static String id(Fields of, String field, Set<String> taken) {
    String id = of.required(field, of.text(field, LONGEST_NAME));
    if (id != null && !id.matches("[a-z0-9][a-z0-9_-]*")) {
      of.flaw(field, "has to consist of a to z, 0 to 9, - and _");
    } else if (id != null && !taken.add(id)) {
      of.flaw(field, "is taken by another");
    }
    return id == null ? "" : id;
  }

  private static List<String> words(Fields of, String field, Set<String> allowed) {
    List<String> words = values(of, field);
    if (!allowed.containsAll(words)) {
      of.flaw(field, "have to be of " + String.join(", ", allowed.stream().sorted().toList()));
      return List.of();
    }
    return words;
  }

  private static List<String> values(Fields of, String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : of.elements(field, VALUES)) {
      String text = value.asText();
      if (!value.isTextual() || text.isBlank() || text.length() > LONGEST_VALUE) {
        of.flaw(field, "have to be texts of 1 to " + LONGEST_VALUE + " characters");
        return List.of();
      }
      values.add(text);
    }
    return values;
  }
}
