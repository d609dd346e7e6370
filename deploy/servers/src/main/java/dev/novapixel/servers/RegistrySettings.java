package dev.novapixel.servers;

import java.util.Map;

/** The registry's settings, as environment variables. */
public final class RegistrySettings {
  private static final String POOL = "APICURIO_DATASOURCE_JDBC_";

  private RegistrySettings() {}

  /** Of a registry that listens at {@code place} and keeps its schemas in {@code database}. */
  public static Map<String, String> of(Place place, int managementPort, PostgresDatabase database) {
    return Map.ofEntries(
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
        Map.entry("APICURIO_DATASOURCE_URL", database.url()),
        Map.entry("APICURIO_DATASOURCE_USERNAME", database.user()),
        Map.entry("APICURIO_DATASOURCE_PASSWORD", database.password()),
        Map.entry(POOL + "INITIAL_SIZE", "1"),
        Map.entry(POOL + "MIN_SIZE", "1"),
        Map.entry(POOL + "MAX_SIZE", "4"),
        Map.entry("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_MAX_SIZE", "4"),
        Map.entry("QUARKUS_HTTP_HOST", place.host()),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(place.port())),
        Map.entry("QUARKUS_MANAGEMENT_HOST", place.host()), // else it listens on every address
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"));
  }
}
