package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.ShopperEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names by when an event named them last. */
final class Touched {
  private Touched() {}

  /** The names that {@code name} finds in events, each once, newest first; ties by name. */
  static List<String> by(List<ShopperEvent> events, Function<ShopperEvent, @Nullable String> name) {
    Map<String, Instant> last = new HashMap<>();
    for (ShopperEvent event : events) {
      String found = name.apply(event);
      if (found != null) {
        last.merge(found, EventTime.of(event), Touched::later);
      }
    }
    return newestFirst(last);
  }

  static List<String> newestFirst(Map<String, Instant> last) {
    return last.entrySet().stream()
        .sorted(
            Map.Entry.<String, Instant>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
