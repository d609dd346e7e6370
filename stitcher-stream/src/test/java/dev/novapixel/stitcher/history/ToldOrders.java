package dev.novapixel.stitcher.history;

import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What events told of orders, by token: the newest telling's value stands. */
final class ToldOrders {
  private final Map<String, List<TypedEvent>> byToken = new TreeMap<>();

  void add(String token, TypedEvent event) {
    byToken.computeIfAbsent(token, _ -> new ArrayList<>()).add(event);
  }

  Set<String> tokens() {
    return byToken.keySet();
  }

  long value(String token) {
    var newest =
        byToken.getOrDefault(token, List.of()).stream()
            .max(Comparator.comparing(TypedEvent::occurredAt).thenComparing(TypedEvent::eventId))
            .orElseThrow()
            .order();
    return newest == null || newest.placed() == null || newest.placed().value() == null
        ? 0L
        : newest.placed().value().minor();
  }
}
