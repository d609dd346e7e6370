package dev.novapixel.local.demo;

import dev.novapixel.local.mapping.Mapped;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who did most in the last minutes of a file. */
public final class MostActive {
  private MostActive() {}

  /**
   * The client with the most events later than {@code last − within}; of equal ones the smallest.
   *
   * @param last the latest event's time
   */
  public static String client(
      Path file, Mappings.Recipe recipe, String shop, Instant last, Duration within)
      throws IOException {
    var counts = new HashMap<String, Integer>();
    var mapper = recipe.mapper(shop, "");
    try (var rows = Sources.open(file)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        count(mapper.map(row), last.minus(within), counts);
      }
    }
    count(mapper.end(), last.minus(within), counts);
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalArgumentException(file + " holds no events"));
  }

  private static void count(List<Mapped> mapped, Instant after, Map<String, Integer> counts) {
    for (var one : mapped) {
      if (one instanceof Mapped.Event event && event.event().time().isAfter(after)) {
        counts.merge(event.event().lane(), 1, Integer::sum);
      }
    }
  }
}
