package dev.novapixel.admin.store;

/**
 * Where Postgres is, and how to come in.
 *
 * @param url JDBC address of the database
 * @param ownerPassword of {@code nova_owner}, which migrates
 * @param adminPassword of {@code nova_admin}, which works
 */
public record PostgresAddress(String url, String ownerPassword, String adminPassword) {
  static final String OWNER = "nova_owner";
  static final String ADMIN = "nova_admin";

  /** Without the passwords. */
  @Override
  public String toString() {
    return "PostgresAddress[" + url + "]";
  }
}
