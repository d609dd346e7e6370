package dev.novapixel.recs;

import dev.novapixel.recs.learning.Learner;
import dev.novapixel.recs.serve.Desk;
import dev.novapixel.schemas.epoch.EpochDirectory;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running recommendation service. */
public final class Recs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recs.class);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private Recs(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts one that listens when this returns; it is ready once keys, catalogues and epochs were
   * read. Redis and Postgres may be away, then as later.
   */
  public static Recs start(Settings settings) {
    return start(settings, settings.ports().recs());
  }

  /** As above at another port; 0 takes a free one. */
  public static Recs start(Settings settings, int port) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .singletons(settings)
            .properties(server(settings, port))
            .start();
    // Beans are lazy: keys, catalogues and connections must not wait for the first request.
    context.getBean(Desk.class);
    context.getBean(EpochDirectory.class);
    context.getBean(Learner.class);
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    server.start();
    LOG.info("Recommendations are served at {}:{}", server.getHost(), server.getPort());
    return new Recs(context, server);
  }

  private static Map<String, Object> server(Settings settings, int port) {
    return Map.ofEntries(
        Map.entry("micronaut.application.name", "recs"),
        Map.entry("micronaut.server.host", settings.get(Setting.BIND)),
        Map.entry("micronaut.server.port", port),
        // Nobody sends a body here.
        Map.entry("micronaut.server.max-request-size", "16KB"),
        // Widgets have other origins than this host, even where this host is localhost.
        Map.entry("micronaut.server.cors.localhost-pass-through", true),
        Map.entry("micronaut.server.date-header", false),
        Map.entry("micronaut.server.read-idle-timeout", "60s"),
        Map.entry("micronaut.server.netty.keep-alive-on-server-error", true));
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** What it is made of, for tests that compare it with its description. */
  ApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
    LOG.info("Recommendations are served no more");
  }
}
