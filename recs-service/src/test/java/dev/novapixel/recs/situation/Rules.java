package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.Recommending.Action;
import dev.novapixel.schemas.shop.Recommending.Match;
import dev.novapixel.schemas.shop.Recommending.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes merchants' rules for tests. */
public final class Rules {
  private Rules() {}

  public static Rule of(Action action, String... products) {
    return rule(action, match(List.of(products), List.of(), List.of(), List.of()), 1);
  }

  public static Rule ofTag(Action action, String tag) {
    return rule(action, match(List.of(), List.of(tag), List.of(), List.of()), 1);
  }

  public static Rule ofCategory(Action action, String category) {
    return rule(action, match(List.of(), List.of(), List.of(category), List.of()), 1);
  }

  public static Rule ofVendor(Action action, String vendor) {
    return rule(action, match(List.of(), List.of(), List.of(), List.of(vendor)), 1);
  }

  public static Rule ofPrice(Action action, @Nullable Money from, @Nullable Money to) {
    return rule(action, new Match(List.of(), List.of(), List.of(), List.of(), from, to), 1);
  }

  public static Rule boost(double factor, String... products) {
    return rule(Action.BOOST, match(List.of(products), List.of(), List.of(), List.of()), factor);
  }

  /** The same at one placement only. */
  public static Rule at(String placement, Rule rule) {
    return new Rule(rule.id(), rule.action(), List.of(placement), rule.match(), rule.factor());
  }

  public static Policy policy(Placement placement, Rule... rules) {
    return Policy.of(new Recommending(List.of(rules), Map.of()), placement);
  }

  private static Match match(
      List<String> products, List<String> tags, List<String> categories, List<String> vendors) {
    return new Match(products, tags, categories, vendors, null, null);
  }

  private static Rule rule(Action action, Match match, double factor) {
    return new Rule("rule", action, List.of(), match, factor);
  }
}
