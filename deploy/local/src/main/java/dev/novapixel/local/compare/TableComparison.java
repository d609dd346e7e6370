package dev.novapixel.local.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the tables of two epochs, shop by shop, each side in one snapshot. Left out is where a
 * row came from (the position of a record, the version of a unit), for that depends on the way
 * there.
 */
final class TableComparison {
  private static final int EXAMPLES = 3;

  /** Not the log's: how far the projection itself reaches, and what the gateway refused lately. */
  private static final Set<String> NOT_COMPARED =
      Set.of("as_of_reach", "projection_reach", "gateway_rejections", "flyway_schema_history");

  /** Of {@code shopper_event_records} the record holds the unit's version, so it is counted. */
  private static final Set<String> ON_THE_WAY =
      Set.of("part", "pos", "unit_version", "version", "closed", "record", "identifiers", "merges");

  /** What a difference must be seen in before it can be one of computing. */
  private static final String INPUT = "table shopper_events";

  /**
   * Sums of differences that have come to nothing say nothing, nor do marks of who has left. In
   * which differences an order was told depends on the way there: its sums are compared.
   */
  private static final Map<String, String> SAYING_SOMETHING =
      Map.of(
          "shopper_events", "kind <> 'order_changed'",
          "shopper_event_records",
              "(part, pos) NOT IN (SELECT part, pos FROM {epoch}.shopper_events"
                  + " WHERE kind = 'order_changed')",
          "units", "unit NOT LIKE 'left:%'",
          "orders", "orders <> 0 OR value_minor <> 0",
          "order_items", "quantity <> 0 OR revenue_minor <> 0");

  /** Those that count nameless what somebody did who was erased later. */
  private static final Set<String> COUNTING_ERASED =
      Set.of("event_tallies", "product_metadata", "product_pair_counts");

  private final TableSide first;
  private final TableSide second;
  private final Moment moment;
  private final Set<String> erased;
  private final Set<String> moving;

  /** Does not close the sides. */
  TableComparison(
      TableSide first, TableSide second, Moment moment, Set<String> erased, Set<String> moving) {
    this.first = first;
    this.second = second;
    this.moment = moment;
    this.erased = Set.copyOf(erased);
    this.moving = Set.copyOf(moving);
  }

  List<PartResult> compare() throws SQLException {
    var shops = new TreeSet<>(first.shops());
    shops.addAll(second.shops());
    shops.removeIf(shop -> !moment.includes(shop));
    var results = new ArrayList<PartResult>();
    for (var table : tables().entrySet()) {
      results.add(compare(table.getKey(), table.getValue(), shops));
    }
    return withInputTold(results);
  }

  /** Rows that differ where events differ already do so because of them. */
  private static List<PartResult> withInputTold(List<PartResult> results) {
    boolean inputDiffers =
        results.stream().anyMatch(part -> part.name().equals(INPUT) && !part.isSame());
    return results.stream()
        .map(part ->
            inputDiffers
                ? new PartResult(
                    part.name(),
                    part.first(),
                    part.second(),
                    part.firstDigest(),
                    part.secondDigest(),
                    part.inComputing(),
                    0,
                    part.byErasure(),
                    part.moving(),
                    part.examples())
                : part)
        .toList();
  }

  private SortedMap<String, TableRows> tables() throws SQLException {
    var tables = new TreeMap<String, TableRows>();
    first
        .columns()
        .forEach((table, columns) -> {
          var compared = columns.stream().filter(column -> !ON_THE_WAY.contains(column)).toList();
          if (!NOT_COMPARED.contains(table) && !compared.isEmpty()) {
            tables.put(
                table,
                new TableRows(table, compared, SAYING_SOMETHING.getOrDefault(table, "true")));
          }
        });
    return tables;
  }

  private PartResult compare(String table, TableRows rows, Set<String> shops) throws SQLException {
    long ones = 0;
    long others = 0;
    long differing = 0;
    long byErasure = 0;
    long undecided = 0;
    var one = new StringBuilder();
    var other = new StringBuilder();
    var examples = new ArrayList<String>();
    for (var shop : shops) {
      var here = first.sum(shop, rows);
      var there = second.sum(shop, rows);
      ones += here.rows();
      others += there.rows();
      one.append(shop).append(here.digest());
      other.append(shop).append(there.digest());
      if (!here.equals(there)) {
        var lacking = Lacking.of(first.hashes(shop, rows), second.hashes(shop, rows));
        if (moving.contains(shop)) {
          undecided += lacking.rows();
          continue;
        }
        if (COUNTING_ERASED.contains(table) && erased.contains(shop)) {
          byErasure += lacking.rows();
          continue;
        }
        differing += lacking.rows();
        examples.addAll(examples(shop, rows, lacking));
      }
    }
    return new PartResult(
        "table " + table,
        ones,
        others,
        "%016x".formatted(Canonical.hash(one.toString())),
        "%016x".formatted(Canonical.hash(other.toString())),
        0,
        differing,
        byErasure,
        undecided,
        examples.stream().limit(EXAMPLES).toList());
  }

  private List<String> examples(String shop, TableRows rows, Lacking lacking) throws SQLException {
    var examples = new ArrayList<String>();
    for (var row : first.rows(shop, rows, lacking.inSecond(), EXAMPLES)) {
      examples.add(rows.table() + " only in " + first + ": " + row);
    }
    for (var row : second.rows(shop, rows, lacking.inFirst(), EXAMPLES)) {
      examples.add(rows.table() + " only in " + second + ": " + row);
    }
    return examples;
  }
}
