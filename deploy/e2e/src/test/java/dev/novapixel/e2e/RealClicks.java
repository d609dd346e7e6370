package dev.novapixel.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The rows of the real click file, and what a person would count in them with a pencil. Nothing of
 * the product's own code is used, so that the two can be compared.
 *
 * @param sent how many rows the file has
 * @param rows its rows without those that repeat another to the letter: they are one event
 */
record RealClicks(long sent, List<Row> rows) {
  private static final Duration SESSION_GAP = Duration.ofMinutes(30);
  private static final Map<String, Integer> WEIGHTS = Map.of("view", 1, "cart", 3, "purchase", 8);

  /** A row of the file. */
  record Row(
      Instant at,
      String type,
      String product,
      String brand,
      BigDecimal price,
      String user,
      String browser) {
    boolean is(String wanted) {
      return type.equals(wanted);
    }
  }

  static RealClicks read(Path gzippedCsv) {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzippedCsv)), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().skip(1).toList();
      return new RealClicks(lines.size(), lines.stream().distinct().map(RealClicks::row).toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Row row(String line) {
    String[] column = line.split(",", -1);
    return new Row(
        Instant.parse(column[0].replace(" UTC", "Z").replace(' ', 'T')),
        column[1],
        column[2],
        column[5],
        new BigDecimal(column[6]),
        column[7],
        column[8]);
  }

  /**
   * The rows of browsers that belong to one user only, who has no other browser: whatever the
   * stitching does, these are one shopper each. Most active first.
   */
  List<List<Row>> loners() {
    Map<String, List<Row>> byBrowser = rows.stream().collect(Collectors.groupingBy(Row::browser));
    Map<String, Set<String>> browsersOfUser =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Row::user, Collectors.mapping(Row::browser, Collectors.toSet())));
    return byBrowser.values().stream()
        .filter(ofBrowser -> users(ofBrowser).size() == 1)
        .filter(ofBrowser ->
            browsersOfUser.getOrDefault(ofBrowser.getFirst().user(), Set.of()).size() == 1)
        .map(ofBrowser -> ofBrowser.stream().sorted(Comparator.comparing(Row::at)).toList())
        .sorted(Comparator.comparingInt((List<Row> ofBrowser) -> -ofBrowser.size()))
        .toList();
  }

  /** The products viewed most, by id where equal. */
  List<String> topProducts(int limit) {
    Map<String, Long> views =
        rows.stream()
            .filter(row -> row.is("view"))
            .collect(Collectors.groupingBy(Row::product, Collectors.counting()));
    return views.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The most popular products: a view counts 1, an add to the cart 3, an order 8, and half as much
   * for each 7 days between their UTC days. Where two weigh the same, the greater id comes first.
   *
   * @param shift what was added to the rows' times when they were sent
   */
  List<String> popular(Duration shift, int limit) {
    Instant last = rows.stream().map(Row::at).max(Comparator.naturalOrder()).orElseThrow();
    long today = day(last.plus(shift));
    Map<String, Double> weights = new HashMap<>();
    for (Row row : rows) {
      double halvings = (today - day(row.at().plus(shift))) / 7.0;
      double weight = WEIGHTS.getOrDefault(row.type(), 0) / Math.pow(2, halvings);
      weights.merge(row.product(), weight, Double::sum);
    }
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())
                .reversed())
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  /** The last of the sessions that the rows, in order of time, fall into. */
  static List<Row> lastSession(List<Row> sorted) {
    List<Row> session = new ArrayList<>();
    for (Row row : sorted) {
      if (!session.isEmpty()
          && Duration.between(session.getLast().at(), row.at()).compareTo(SESSION_GAP) > 0) {
        session.clear();
      }
      session.add(row);
    }
    return session;
  }

  static long count(List<Row> rows, String type) {
    return rows.stream().filter(row -> row.is(type)).count();
  }

  static Set<String> products(List<Row> rows, String type) {
    return rows.stream().filter(row -> row.is(type)).map(Row::product).collect(Collectors.toSet());
  }

  private static Set<String> users(List<Row> rows) {
    Set<String> users = new HashSet<>();
    rows.forEach(row -> users.add(row.user()));
    return users;
  }
}
