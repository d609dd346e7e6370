package dev.novapixel.recs.pipeline;

import dev.novapixel.recs.filters.ProductFilter;
import dev.novapixel.recs.situation.Situation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All filters of one request, which remembers what it said of each product. */
final class Sieve {
  private final Map<String, Predicate<String>> rules = new LinkedHashMap<>();
  private final Map<String, Boolean> decided = new HashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Sieve(List<ProductFilter> filters, Situation situation) {
    for (ProductFilter filter : filters) {
      rules.put(filter.name(), filter.forbids(situation));
      counts.put(filter.name(), 0);
    }
  }

  /** Whether no filter forbids the product. */
  boolean lets(String product) {
    return decided.computeIfAbsent(product, this::decide);
  }

  private boolean decide(String product) {
    for (Map.Entry<String, Predicate<String>> rule : rules.entrySet()) {
      if (rule.getValue().test(product)) {
        counts.merge(rule.getKey(), 1, Integer::sum);
        return false;
      }
    }
    return true;
  }

  /** How many products each filter took away so far. */
  Map<String, Integer> counts() {
    return counts;
  }
}
