package dev.novapixel.servers.testing;

import dev.novapixel.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the tests' PostgreSQL answers.
 *
 * @param address {@code host:port}
 * @param password the superuser's
 */
public record PostgresAddress(String address, String password) {
  public String url(String database) {
    return "jdbc:postgresql://%s/%s".formatted(address, database);
  }

  /** A connection as superuser. The caller closes it. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), PostgresServer.SUPERUSER, password);
  }
}
