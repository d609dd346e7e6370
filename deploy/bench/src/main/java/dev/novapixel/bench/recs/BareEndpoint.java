package dev.novapixel.bench.recs;

import dev.novapixel.schemas.ops.Supervision;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

/**
 * The least that a recommendation could cost: the HTTP server that the service has, set as it is
 * there, and behind it one GET of an answer that lies ready in Redis.
 */
final class BareEndpoint {
  static final String PATH = "/bare/value";
  static final String READY = "/bare/ready";

  /** Where the answer lies. */
  static final String KEY = "bench:answer";

  /** As many as the service has. */
  private static final int CONNECTIONS = 16;

  private BareEndpoint() {}

  public static void main(String[] arguments) {
    Settings settings = Settings.from(System.getenv());
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .singletons(settings)
            .properties(
                Map.of(
                    "micronaut.server.host", settings.get(Setting.BIND),
                    "micronaut.server.port", settings.ports().admin(),
                    "micronaut.server.date-header", false))
            .start();
    context.getBean(EmbeddedServer.class).start();
    Supervision.whenGone(System.in, () -> System.exit(0));
  }

  /** Its connections. */
  @Factory
  static final class Parts {
    @Singleton
    @Named("bare")
    @Bean(preDestroy = "close")
    RedisClient redis(Settings settings) {
      ConnectionPoolConfig pool = new ConnectionPoolConfig();
      pool.setMaxTotal(CONNECTIONS);
      pool.setMaxIdle(CONNECTIONS);
      var address = settings.get(Setting.REDIS_URL);
      return RedisClient.builder()
          .hostAndPort(address.getHost(), address.getPort())
          .poolConfig(pool)
          .build();
    }
  }

  /** Its pages. */
  @Controller
  @ExecuteOn(TaskExecutors.BLOCKING)
  static final class Pages {
    private final RedisClient redis;

    Pages(@Named("bare") RedisClient redis) {
      this.redis = redis;
    }

    @Get(PATH)
    HttpResponse<byte[]> value() {
      return HttpResponse.ok(redis.get(KEY).getBytes(StandardCharsets.UTF_8))
          .contentType(MediaType.APPLICATION_JSON_TYPE)
          .header("Cache-Control", "no-store");
    }

    @Get(READY)
    HttpResponse<byte[]> ready() {
      return HttpResponse.ok();
    }
  }
}
