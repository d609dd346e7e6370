package dev.novapixel.recs.knowledge;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Connections to the stores, with the bounds in time and number that a request can bear. */
public final class Stores {
  /**
   * For what has a second store: a pipelined read takes well below a millisecond, so whatever takes
   * this long is away.
   */
  public static final Patience SHORT =
      new Patience(Duration.ofMillis(100), Duration.ofMillis(50), 16, false);

  /** For what nobody else knows, and asks machines rather than waiting shoppers. */
  public static final Patience LONG =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1), 4, true);

  private static final Duration POSTGRES_ANSWER = Duration.ofMillis(150);

  /** The least that the pool accepts. */
  private static final Duration POSTGRES_CONNECTION = Duration.ofMillis(250);

  private static final int POSTGRES_CONNECTIONS = 4;

  /** For a whole history, which machines ask for and nobody else knows. */
  private static final Duration PAST_ANSWER = Duration.ofSeconds(5);

  private static final Duration PAST_CONNECTION = Duration.ofSeconds(2);

  private Stores() {}

  /**
   * How long Redis is waited for.
   *
   * @param answer for one trip
   * @param connection for a connection, new or from the pool
   * @param connections how many there are at most
   * @param checked whether a connection is tried before each use, so that none is left over from a
   *     Redis that was started anew
   */
  public record Patience(Duration answer, Duration connection, int connections, boolean checked) {}

  /** A pool that connects when first used; the caller closes it. */
  public static RedisClient redis(URI address, Patience patience) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(patience.connections());
    pool.setMaxIdle(patience.connections());
    pool.setMaxWait(patience.connection());
    pool.setTestOnBorrow(patience.checked());
    pool.setTestWhileIdle(true);
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(address))
            .password(JedisURIHelper.getPassword(address))
            .database(JedisURIHelper.getDBIndex(address))
            .connectionTimeoutMillis(Math.toIntExact(patience.connection().toMillis()))
            .socketTimeoutMillis(Math.toIntExact(patience.answer().toMillis()));
    if (JedisURIHelper.isRedisSSLScheme(address)) {
      config.sslOptions(SslOptions.defaults());
    }
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(address))
        .clientConfig(config.build())
        .poolConfig(pool)
        .build();
  }

  /** A pool that connects in the background, whether Postgres is there or not; closed by caller. */
  public static HikariDataSource postgres(String url, String user, String password) {
    HikariConfig config = postgres(url, user, password, POSTGRES_CONNECTION, POSTGRES_ANSWER);
    config.setPoolName("recs-postgres");
    config.setMaximumPoolSize(POSTGRES_CONNECTIONS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  /**
   * A pool of its own for whole histories, so that whoever asks for the past never keeps a shopper
   * waiting; it holds no connection that nobody uses. Closed by caller.
   */
  public static HikariDataSource past(String url, String user, String password, int connections) {
    HikariConfig config = postgres(url, user, password, PAST_CONNECTION, PAST_ANSWER);
    config.setPoolName("recs-past");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  private static HikariConfig postgres(
      String url, String user, String password, Duration connection, Duration answer) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setConnectionTimeout(connection.toMillis());
    config.setValidationTimeout(connection.toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", "1");
    // In whole seconds: what the server itself does not end in time.
    config.addDataSourceProperty("socketTimeout", Long.toString(answer.toSeconds() + 1));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // Details of an error quote the row that caused it, and errors end in logs.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("options", "-c statement_timeout=" + answer.toMillis());
    config.setReadOnly(true);
    return config;
  }
}
