package dev.novapixel.admin.store;

import dev.novapixel.schemas.topic.Epoch;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * Brings the database's tables up to date, as {@code nova_owner}: what outlives epochs in schema
 * {@code public}, each epoch's projection in a schema of its own, with a history each. Flyway holds
 * an advisory lock meanwhile, so that instances may start side by side.
 */
public final class Migrations {
  /** How long to wait for a Postgres that is still starting, in seconds. */
  private static final int PATIENCE = 60;

  private Migrations() {}

  /** Migrates {@code public} and the given epochs. */
  public static void run(PostgresAddress address, List<Epoch> epochs) {
    migrate(address, "public", "classpath:db/migration/public");
    epochs.forEach(epoch -> migrate(address, epoch.name(), "classpath:db/migration/epoch"));
  }

  private static void migrate(PostgresAddress address, String schema, String location) {
    Flyway.configure()
        .dataSource(address.url(), PostgresAddress.OWNER, address.ownerPassword())
        .connectRetries(PATIENCE)
        .connectRetriesInterval(1)
        .defaultSchema(schema)
        .schemas(schema)
        .createSchemas(true)
        // The public schema is there before its first migration, empty.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .locations(location)
        .load()
        .migrate();
  }
}
