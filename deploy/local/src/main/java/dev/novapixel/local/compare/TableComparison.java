package dev.novapixel.local.compare;

import dev.novapixel.schemas.topic.Epoch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the tables of two epochs, shop by shop, in one snapshot. Left out is where a row came
 * from (the position of a record, the version of a unit), for that depends on the way there.
 *
 * <p>An order-independent digest: the sum of 60 bits of each row's MD5, which Postgres computes.
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

  /** Sums of differences that have come to nothing say nothing, nor do marks of who has left. */
  private static final Map<String, String> SAYING_SOMETHING =
      Map.of(
          "units", "unit NOT LIKE 'left:%'",
          "orders", "orders <> 0 OR value_minor <> 0",
          "order_items", "quantity <> 0 OR revenue_minor <> 0");

  /** Those that count nameless what somebody did who was erased later. */
  private static final Set<String> COUNTING_ERASED =
      Set.of("event_tallies", "product_metadata", "product_pair_counts");

  private final Connection connection;
  private final Epoch first;
  private final Epoch second;
  private final Moment moment;
  private final Set<String> erased;
  private final Set<String> moving;

  /** Uses {@code connection} as {@code nova_admin}, in one transaction; does not close it. */
  TableComparison(
      Connection connection,
      Epoch first,
      Epoch second,
      Moment moment,
      Set<String> erased,
      Set<String> moving) {
    this.connection = connection;
    this.first = first;
    this.second = second;
    this.moment = moment;
    this.erased = Set.copyOf(erased);
    this.moving = Set.copyOf(moving);
  }

  List<PartResult> compare() throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    try {
      var shops =
          texts("SELECT shop FROM public.tenants ORDER BY shop").stream()
              .filter(moment::includes)
              .toList();
      var results = new ArrayList<PartResult>();
      for (var table : tables().entrySet()) {
        results.add(compare(table.getKey(), table.getValue(), shops));
      }
      return withInputTold(results);
    } finally {
      connection.rollback();
    }
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

  /** The columns of each table that both epochs have. */
  private Map<String, List<String>> tables() throws SQLException {
    var tables = new TreeMap<String, List<String>>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT c.table_name, c.column_name
            FROM information_schema.columns AS c JOIN information_schema.tables AS t
              ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = ? AND t.table_type = 'BASE TABLE'
            ORDER BY c.table_name, c.ordinal_position
            """)) {
      statement.setString(1, first.name());
      var rows = statement.executeQuery();
      while (rows.next()) {
        if (!NOT_COMPARED.contains(rows.getString(1)) && !ON_THE_WAY.contains(rows.getString(2))) {
          tables.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
        }
      }
    }
    return tables;
  }

  private record Sum(long rows, String digest) {}

  private PartResult compare(String table, List<String> columns, List<String> shops)
      throws SQLException {
    long ones = 0;
    long others = 0;
    long differing = 0;
    long byErasure = 0;
    long undecided = 0;
    var one = new StringBuilder();
    var other = new StringBuilder();
    var examples = new ArrayList<String>();
    for (var shop : shops) {
      enter(shop);
      var here = sum(first, table, columns);
      var there = sum(second, table, columns);
      ones += here.rows();
      others += there.rows();
      one.append(shop).append(here.digest());
      other.append(shop).append(there.digest());
      if (!here.equals(there)) {
        long rows =
            Math.max(
                count(without(first, second, table, columns)),
                count(without(second, first, table, columns)));
        if (moving.contains(shop)) {
          undecided += rows;
          continue;
        }
        if (COUNTING_ERASED.contains(table) && erased.contains(shop)) {
          byErasure += rows;
          continue;
        }
        differing += rows;
        examples.addAll(examples(table, columns));
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

  private void enter(String shop) throws SQLException {
    try (var enter = connection.prepareStatement("SELECT set_config('nova.shop', ?, true)")) {
      enter.setString(1, shop);
      enter.execute();
    }
  }

  /** Names come from the catalogue of the database and from epochs, never from a caller. */
  private static String rows(Epoch epoch, String table, List<String> columns) {
    return "SELECT %s FROM %s.%s WHERE %s"
        .formatted(
            String.join(", ", columns), epoch, table, SAYING_SOMETHING.getOrDefault(table, "true"));
  }

  private Sum sum(Epoch epoch, String table, List<String> columns) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT count(*),
                  coalesce(sum(('x' || substr(md5(r::text), 1, 15))::bit(60)::bigint), 0)::text
                FROM (%s) AS r
                """
                    .formatted(rows(epoch, table, columns)))) {
      rows.next();
      return new Sum(rows.getLong(1), rows.getString(2));
    }
  }

  private static String without(Epoch has, Epoch lacks, String table, List<String> columns) {
    return "(%s) EXCEPT ALL (%s)".formatted(rows(has, table, columns), rows(lacks, table, columns));
  }

  private long count(String rows) throws SQLException {
    return Long.parseLong(texts("SELECT count(*) FROM (" + rows + ") AS r").getFirst());
  }

  private List<String> examples(String table, List<String> columns) throws SQLException {
    var examples = new ArrayList<String>();
    for (var side :
        List.of(
            Map.entry(first, without(first, second, table, columns)),
            Map.entry(second, without(second, first, table, columns)))) {
      texts(
              "SELECT row_to_json(r)::text FROM ("
                  + side.getValue()
                  + ") AS r ORDER BY 1 LIMIT "
                  + EXAMPLES)
          .forEach(row -> examples.add(table + " only in " + side.getKey() + ": " + row));
    }
    return examples;
  }

  private List<String> texts(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      var rows = statement.executeQuery();
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
