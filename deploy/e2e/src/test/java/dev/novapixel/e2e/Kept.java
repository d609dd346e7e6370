package dev.novapixel.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** All that the stack keeps for others to read, to be searched for a text as a stranger would. */
final class Kept {
  private final Stack stack;

  Kept(Stack stack) {
    this.stack = stack;
  }

  /**
   * The keys in which {@code text} occurs, or in whose values it does. What has been emptied and
   * only waits, as a version, for its last writers is left out.
   */
  List<String> inRedis(String text) {
    var found = new ArrayList<String>();
    try (var redis = stack.redis()) {
      var all = new ScanParams().count(1_000);
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        var page = redis.scan(cursor, all);
        for (String key : page.getResult()) {
          if ((key.contains(text) || value(redis, key).contains(text)) && !isEmptied(redis, key)) {
            found.add(key);
          }
        }
        cursor = page.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
    return found;
  }

  private static boolean isEmptied(Jedis redis, String key) {
    return redis.type(key).equals("hash")
        && redis.hkeys(key).equals(Set.of("version"))
        && redis.pttl(key) > 0;
  }

  private static String value(Jedis redis, String key) {
    String type = redis.type(key);
    return switch (type) {
      case "string" -> String.valueOf(redis.get(key));
      case "hash" -> redis.hgetAll(key).toString();
      case "zset" -> redis.zrange(key, 0, -1).toString();
      case "list" -> redis.lrange(key, 0, -1).toString();
      case "set" -> redis.smembers(key).toString();
      case "none" -> "";
      default -> throw new AssertionError(key + " is a " + type);
    };
  }

  /** The rows in which {@code text} occurs, of every table, whoever may read it. */
  List<String> inPostgres(String text) throws SQLException {
    var found = new ArrayList<String>();
    try (var postgres = stack.postgres()) {
      for (String table : tables(postgres)) {
        try (var rows =
            postgres.prepareStatement(
                "SELECT t::text FROM " + table + " t WHERE t::text LIKE '%' || ? || '%'")) {
          rows.setString(1, text);
          try (ResultSet row = rows.executeQuery()) {
            while (row.next()) {
              found.add(table + " " + row.getString(1));
            }
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Connection postgres) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = postgres.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')\
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
