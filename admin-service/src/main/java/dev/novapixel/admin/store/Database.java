package dev.novapixel.admin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.topic.Epoch;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Transactions as {@code nova_admin}. Row level security shows a transaction the one shop that it
 * was opened for, and the settings it is done with end with it, so that a pooled connection carries
 * nothing from one shop to the next. Thread-safe.
 *
 * <p>While Postgres is away, every call fails within {@link #PATIENCE}.
 */
public final class Database implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Connections: a few requests, the projection and the relay. */
  private static final int POOL = 6;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).registerArrayType(String.class, "text");
    // What is bound may be about people, and has no place in a log.
    jdbi.configure(
        StatementExceptions.class, config -> config.setMessageRendering(MessageRendering.NONE));
  }

  /** Does not connect yet. */
  public static Database open(PostgresAddress address) {
    return open(address, POOL);
  }

  static Database open(PostgresAddress address, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(address.url());
    config.setUsername(PostgresAddress.ADMIN);
    config.setPassword(address.adminPassword());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(PATIENCE.minusSeconds(1).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "nova-admin");
    config.addDataSourceProperty("connectTimeout", "2");
    // Details of an error quote the row that caused it, and errors end in logs.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    // A server that vanished without a word must not hold a thread for ever.
    config.addDataSourceProperty("socketTimeout", "30");
    return new Database(new HikariDataSource(config));
  }

  /** One transaction that sees {@code shop}'s settings, keys and products, and no other's. */
  public <T, X extends Exception> T inShop(String shop, HandleCallback<T, X> work) throws X {
    return jdbi.inTransaction(handle -> {
      enter(handle, shop);
      return work.withHandle(handle);
    });
  }

  /** As {@link #inShop}, in the tables of {@code epoch} first. */
  public <T, X extends Exception> T inShop(Epoch epoch, String shop, HandleCallback<T, X> work)
      throws X {
    return jdbi.inTransaction(handle -> {
      enter(handle, epoch);
      enter(handle, shop);
      return work.withHandle(handle);
    });
  }

  /** One transaction that sees what belongs to no shop: the directory, the outbox, the offsets. */
  public <T, X extends Exception> T inNoShop(HandleCallback<T, X> work) throws X {
    return jdbi.inTransaction(work);
  }

  /**
   * One transaction in the tables of {@code epoch} that {@link #enter}s shops one after another.
   */
  public <X extends Exception> void inEpoch(Epoch epoch, HandleConsumer<X> work) throws X {
    jdbi.useTransaction(handle -> {
      enter(handle, epoch);
      work.useHandle(handle);
    });
  }

  /** From here to its end, {@code handle}'s transaction sees {@code shop} and no other. */
  public static void enter(Handle handle, String shop) {
    handle
        .createQuery("SELECT set_config('nova.shop', :shop, true)")
        .bind("shop", shop)
        .mapTo(String.class)
        .one();
  }

  private static void enter(Handle handle, Epoch epoch) {
    handle
        .createQuery("SELECT set_config('search_path', :schemas, true)")
        .bind("schemas", epoch.name() + ", public")
        .mapTo(String.class)
        .one();
  }

  /** Whether Postgres answers. */
  public Check check() {
    try {
      return jdbi.withHandle(handle ->
          handle.createQuery("SELECT true").mapTo(Boolean.class).one()
              ? Check.OK
              : Check.failed("no answer"));
    } catch (RuntimeException away) {
      return Check.failed("Postgres does not answer");
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
