package dev.novapixel.servers;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * A database and the role that owns it; the role has the database's name and nothing else on the
 * server.
 */
public record PostgresDatabase(String url, String user, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Makes database and role if they are missing, and gives the role a fresh random password, so
   * that none has to be kept.
   *
   * @param name lower-case letters, digits and underscores
   */
  static PostgresDatabase ensure(PostgresServer server, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("Not a plain name for a database: " + name);
    }
    var password = randomPassword();
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      if (isMissing(statement, "pg_roles WHERE rolname", name)) {
        statement.execute("CREATE ROLE " + name + " LOGIN");
      }
      statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
      if (isMissing(statement, "pg_database WHERE datname", name)) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + name);
      }
    } catch (SQLException failed) {
      throw new ServerException("Could not make database " + name, failed);
    }
    return new PostgresDatabase(server.url(name), name, password);
  }

  /** 128 bits, in hexadecimal: safe in SQL, URLs and files alike. */
  static String randomPassword() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static boolean isMissing(Statement statement, String where, String name)
      throws SQLException {
    try (var found = statement.executeQuery("SELECT 1 FROM " + where + " = '" + name + "'")) {
      return !found.next();
    }
  }
}
