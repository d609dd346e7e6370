package dev.novapixel.local.stack;

import dev.novapixel.servers.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The database of the services, and the roles that they have there: the owner migrates, the others
 * are held by row-level security. Privileges on tables come with the migrations.
 */
final class PostgresRoles {
  static final String DATABASE = "nova";
  static final String OWNER = "nova_owner";
  static final String ADMIN = "nova_admin";
  static final String RECS = "nova_recs";

  private record Role(String name, String password) {}

  private PostgresRoles() {}

  /** Makes what is missing, and sets the passwords. */
  static void ensure(PostgresServer server, Secrets secrets) {
    var roles =
        List.of(
            new Role(OWNER, secrets.ownerPassword()),
            new Role(ADMIN, secrets.adminPassword()),
            new Role(RECS, secrets.recsPassword()));
    try (var connection = server.connect("postgres")) {
      for (var role : roles) {
        ensure(connection, role);
      }
      ensureDatabase(connection);
    } catch (SQLException failed) {
      throw new StackException(
          "the roles of the services could not be made: " + failed.getMessage(), failed);
    }
  }

  /**
   * Names are constants and passwords hexadecimal: neither needs quoting, which statements like
   * these do not offer.
   */
  private static void ensure(Connection connection, Role role) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (isMissing(statement, "pg_roles WHERE rolname = '" + role.name() + "'")) {
        statement.execute("CREATE ROLE " + role.name());
      }
      statement.execute(
          "ALTER ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '%s'"
              .formatted(role.name(), role.password()));
    }
  }

  private static void ensureDatabase(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (isMissing(statement, "pg_database WHERE datname = '" + DATABASE + "'")) {
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
    }
  }

  private static boolean isMissing(Statement statement, String where) throws SQLException {
    try (var found = statement.executeQuery("SELECT 1 FROM " + where)) {
      return !found.next();
    }
  }
}
