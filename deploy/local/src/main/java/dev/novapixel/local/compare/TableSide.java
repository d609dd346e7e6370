package dev.novapixel.local.compare;

import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of one side, in one snapshot, as {@code nova_admin} sees them: shop by shop. Rows are
 * known by 60 bits of their MD5, which Postgres computes.
 */
final class TableSide implements AutoCloseable {
  private static final String HASH = "('x' || substr(md5(r::text), 1, 15))::bit(60)::bigint";
  private static final int ROWS_AT_ONCE = 10_000;

  private final String name;
  private final Epoch epoch;
  private final Connection connection;

  private TableSide(String name, Epoch epoch, Connection connection) {
    this.name = name;
    this.epoch = epoch;
    this.connection = connection;
  }

  static TableSide of(Side side) throws SQLException {
    var connection =
        DriverManager.getConnection(
            side.settings().get(Setting.POSTGRES_URL), "nova_admin", side.adminPassword());
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return new TableSide(side.name(), side.epoch(), connection);
  }

  List<String> shops() throws SQLException {
    var shops = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT shop FROM public.tenants ORDER BY shop")) {
      while (rows.next()) {
        shops.add(rows.getString(1));
      }
    }
    return shops;
  }

  /** The columns of each table of the epoch, in their order. */
  SortedMap<String, List<String>> columns() throws SQLException {
    var columns = new TreeMap<String, List<String>>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT c.table_name, c.column_name
            FROM information_schema.columns AS c JOIN information_schema.tables AS t
              ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = ? AND t.table_type = 'BASE TABLE'
            ORDER BY c.table_name, c.ordinal_position
            """)) {
      statement.setString(1, epoch.name());
      var rows = statement.executeQuery();
      while (rows.next()) {
        columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return columns;
  }

  /**
   * What rows come to, whatever their order.
   *
   * @param rows how many
   * @param digest the sum of their hashes
   */
  record Sum(long rows, String digest) {}

  Sum sum(String shop, TableRows rows) throws SQLException {
    enter(shop);
    try (var statement = connection.createStatement();
        var sum =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(%s), 0)::text FROM (%s) AS r"
                    .formatted(HASH, rows.select(epoch)))) {
      sum.next();
      return new Sum(sum.getLong(1), sum.getString(2));
    }
  }

  /** The hash of each row, sorted. */
  List<Long> hashes(String shop, TableRows rows) throws SQLException {
    enter(shop);
    var hashes = new ArrayList<Long>();
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      var found =
          statement.executeQuery(
              "SELECT %s FROM (%s) AS r ORDER BY 1".formatted(HASH, rows.select(epoch)));
      while (found.next()) {
        hashes.add(found.getLong(1));
      }
    }
    return hashes;
  }

  /** The first rows that have one of {@code hashes}, as JSON. */
  List<String> rows(String shop, TableRows rows, List<Long> hashes, int limit) throws SQLException {
    enter(shop);
    var found = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            "SELECT row_to_json(r)::text FROM (%s) AS r WHERE %s = ANY(?) ORDER BY 1 LIMIT %d"
                .formatted(rows.select(epoch), HASH, limit))) {
      statement.setArray(1, connection.createArrayOf("bigint", hashes.toArray()));
      var texts = statement.executeQuery();
      while (texts.next()) {
        found.add(texts.getString(1));
      }
    }
    return found;
  }

  private void enter(String shop) throws SQLException {
    try (var enter = connection.prepareStatement("SELECT set_config('nova.shop', ?, true)")) {
      enter.setString(1, shop);
      enter.execute();
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
