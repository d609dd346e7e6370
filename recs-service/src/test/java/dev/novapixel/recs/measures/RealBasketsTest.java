package dev.novapixel.recs.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Published rules, counted from the real baskets where they are at hand; skipped where not. */
class RealBasketsTest {

  @Test
  void theFrenchBasketsOfOnlineRetailGiveThePublishedRule() throws IOException {
    Map<String, Set<String>> baskets = new HashMap<>();
    Map<String, Map<String, Long>> pieces = new HashMap<>();
    for (List<String> row : rows("uci_online_retail/online_retail.csv.gz")) {
      String invoice = row.get(0);
      if (row.get(7).equals("France") && !invoice.startsWith("C")) {
        pieces
            .computeIfAbsent(invoice, _ -> new HashMap<>())
            .merge(row.get(2).strip(), Long.parseLong(row.get(3)), Long::sum);
      }
    }
    pieces.forEach((invoice, lines) -> {
      lines.values().removeIf(quantity -> quantity < 1);
      baskets.put(invoice, lines.keySet());
    });

    PairCounts clocks =
        count(baskets.values(), "ALARM CLOCK BAKELIKE GREEN", "ALARM CLOCK BAKELIKE RED");

    assertThat(clocks.confidence()).isCloseTo(0.815789, within(1e-6));
    assertThat(clocks.lift()).isCloseTo(8.642959, within(1e-6));
  }

  @Test
  void theGroceriesGiveThePublishedRule() throws IOException {
    Map<String, Set<String>> baskets = new HashMap<>();
    for (List<String> row : rows("groceries_arules/groceries_lines.csv.gz")) {
      baskets.computeIfAbsent(row.get(0), _ -> new HashSet<>()).add(row.get(2));
    }

    PairCounts milk = count(baskets.values(), "other vegetables", "whole milk");

    assertThat(milk).isEqualTo(new PairCounts(736, 1903, 2513, 9835));
  }

  private static PairCounts count(Collection<Set<String>> baskets, String left, String right) {
    return new PairCounts(
        baskets.stream().filter(basket -> basket.containsAll(Set.of(left, right))).count(),
        baskets.stream().filter(basket -> basket.contains(left)).count(),
        baskets.stream().filter(basket -> basket.contains(right)).count(),
        baskets.size());
  }

  private static List<List<String>> rows(String file) throws IOException {
    Optional<Path> found = sharedData().map(folder -> folder.resolve(file)).filter(Files::exists);
    assumeTrue(found.isPresent(), file + " is not here");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(found.orElseThrow())),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(RealBasketsTest::fields).toList();
    }
  }

  /** The data sets lie in {@code shared/data} beside the project, or above it. */
  private static Optional<Path> sharedData() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path data = folder.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
