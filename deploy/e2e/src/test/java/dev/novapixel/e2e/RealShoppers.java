package dev.novapixel.e2e;

import dev.novapixel.e2e.RealClicks.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose each browser of the real click file is, and which sessions its rows make, told with a
 * pencil from the ids that the file carries: its account and its own notion of a session. As the
 * file is sent, the latter is the browser, and the account is told from a browser's third event on.
 */
final class RealShoppers {
  private static final int ANONYMOUS = 2;
  private static final Duration GAP = Duration.ofMinutes(30);

  private final Map<String, List<Row>> byBrowser;

  RealShoppers(RealClicks clicks) {
    byBrowser =
        clicks.rows().stream()
            .collect(Collectors.groupingBy(Row::browser, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * By the browser's id, how its shopper's id begins; of an anonymous order only the kind is known.
   */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    byBrowser.forEach((browser, rows) -> expected.put(browser, shopper(browser, rows)));
    return expected;
  }

  private static String shopper(String browser, List<Row> rows) {
    if (rows.size() > ANONYMOUS) {
      return "customer:" + rows.getLast().user();
    }
    return rows.stream().anyMatch(row -> row.is("purchase")) ? "checkout:" : "client:" + browser;
  }

  /**
   * Sessions as the file tells them, and as they are by the rule that nobody is silent for more
   * than 30 minutes within one.
   *
   * @param given sessions that the file names
   * @param found sessions by the rule
   * @param silent how many more the rule makes of given ones that were silent for longer
   * @param joined how many given ones the rule counts into another of the same person
   */
  record Sessions(int given, int found, int silent, int joined) {}

  Sessions sessions() {
    int found = 0;
    int pieces = 0;
    for (List<Row> rows : byOwner().values()) {
      for (List<Row> session : split(rows)) {
        found++;
        pieces += browsers(session).size();
      }
    }
    int given = byBrowser.size();
    return new Sessions(given, found, pieces - given, pieces - found);
  }

  /** The rows of each person: what a browser did before its account was known is the account's. */
  private Map<String, List<Row>> byOwner() {
    Map<String, List<Row>> byOwner = new TreeMap<>();
    byBrowser.forEach((browser, rows) -> {
      for (int i = 0; i < rows.size(); i++) {
        String owner = rows.size() <= ANONYMOUS ? browser : rows.get(Math.max(i, ANONYMOUS)).user();
        byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(rows.get(i));
      }
    });
    return byOwner;
  }

  private static List<List<Row>> split(List<Row> rows) {
    List<List<Row>> sessions = new ArrayList<>();
    for (Row row : rows.stream().sorted(Comparator.comparing(Row::at)).toList()) {
      boolean goesOn =
          !sessions.isEmpty()
              && Duration.between(sessions.getLast().getLast().at(), row.at()).compareTo(GAP) <= 0;
      if (!goesOn) {
        sessions.add(new ArrayList<>());
      }
      sessions.getLast().add(row);
    }
    return sessions;
  }

  private static Set<String> browsers(List<Row> rows) {
    Set<String> browsers = new HashSet<>();
    rows.forEach(row -> browsers.add(row.browser()));
    return browsers;
  }
}
