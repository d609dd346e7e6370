package dev.novapixel.schemas.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * What only a superuser can do, once for a server: the database and its three roles. The local
 * stack runs it at each start; elsewhere an operator does, with this or with {@code
 * db/bootstrap/roles.sql}.
 */
public final class DatabaseBootstrap {
  private static final String ROLES = "/db/bootstrap/roles.sql";

  private DatabaseBootstrap() {}

  /** The passwords that the roles get. */
  public record Passwords(String owner, String admin, String recs) {
    /** Without the passwords: this must never reach a log. */
    @Override
    public String toString() {
      return "Passwords[…]";
    }
  }

  /**
   * Creates what is missing and sets the passwords; may be repeated.
   *
   * @param superuser a connection to any database of the server; stays open
   * @param database lower-case letters, digits and underscores
   */
  public static void run(Connection superuser, String database, Passwords passwords)
      throws SQLException {
    if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a plain name for a database: " + database);
    }
    createRoles(superuser, passwords);
    if (!exists(superuser, database)) {
      try (Statement statement = superuser.createStatement()) {
        // Text is ordered by code point everywhere, as Java orders it.
        statement.execute(
            "CREATE DATABASE %s OWNER nova_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
                .formatted(database));
      }
    }
    try (Statement statement = superuser.createStatement()) {
      statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + database + " TO nova_admin, nova_recs");
    }
  }

  private static void createRoles(Connection superuser, Passwords passwords) throws SQLException {
    set(superuser, passwords.owner(), passwords.admin(), passwords.recs());
    try (Statement statement = superuser.createStatement()) {
      statement.execute(rolesSql());
    } finally {
      set(superuser, "", "", "");
    }
  }

  private static void set(Connection superuser, String owner, String admin, String recs)
      throws SQLException {
    try (PreparedStatement statement =
        superuser.prepareStatement(
            "SELECT set_config('nova.owner_password', ?, false),"
                + " set_config('nova.admin_password', ?, false),"
                + " set_config('nova.recs_password', ?, false)")) {
      statement.setString(1, owner);
      statement.setString(2, admin);
      statement.setString(3, recs);
      statement.execute();
    }
  }

  private static boolean exists(Connection superuser, String database) throws SQLException {
    try (PreparedStatement statement =
        superuser.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      statement.setString(1, database);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  private static String rolesSql() {
    try (InputStream sql =
        Objects.requireNonNull(DatabaseBootstrap.class.getResourceAsStream(ROLES), ROLES)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
