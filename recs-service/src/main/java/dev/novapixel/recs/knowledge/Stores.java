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
  /** A pipelined read takes well below a millisecond; whatever takes this long is away. */
  private static final Duration REDIS_ANSWER = Duration.ofMillis(100);

  private static final Duration REDIS_CONNECTION = Duration.ofMillis(50);
  private static final int REDIS_CONNECTIONS = 16;

  private static final Duration POSTGRES_ANSWER = Duration.ofMillis(150);

  /** The least that the pool accepts. */
  private static final Duration POSTGRES_CONNECTION = Duration.ofMillis(250);

  private static final int POSTGRES_CONNECTIONS = 4;

  private Stores() {}

  /** A pool that connects when first used; the caller closes it. */
  public static RedisClient redis(URI address) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(REDIS_CONNECTIONS);
    pool.setMaxIdle(REDIS_CONNECTIONS);
    pool.setMaxWait(REDIS_CONNECTION);
    pool.setTestWhileIdle(true);
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder()
            .user(JedisURIHelper.getUser(address))
            .password(JedisURIHelper.getPassword(address))
            .database(JedisURIHelper.getDBIndex(address))
            .connectionTimeoutMillis(Math.toIntExact(REDIS_CONNECTION.toMillis()))
            .socketTimeoutMillis(Math.toIntExact(REDIS_ANSWER.toMillis()));
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
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setPoolName("recs-postgres");
    config.setMaximumPoolSize(POSTGRES_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(POSTGRES_CONNECTION.toMillis());
    config.setValidationTimeout(POSTGRES_CONNECTION.toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", "1");
    config.addDataSourceProperty("socketTimeout", "1");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("options", "-c statement_timeout=" + POSTGRES_ANSWER.toMillis());
    config.setReadOnly(true);
    return new HikariDataSource(config);
  }
}
