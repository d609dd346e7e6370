package dev.novapixel.admin.http;

import dev.novapixel.admin.access.ConsoleSessions;
import dev.novapixel.admin.access.Gatekeeper;
import dev.novapixel.admin.access.LoginThrottle;
import dev.novapixel.admin.catalogue.ProductStore;
import dev.novapixel.admin.identity.ErasureDesk;
import dev.novapixel.admin.identity.SplitStore;
import dev.novapixel.admin.live.LiveStats;
import dev.novapixel.admin.shops.KeyStore;
import dev.novapixel.admin.shops.ShopStore;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/** The HTTP server with everything that its controllers call. */
public final class AdminServer implements AutoCloseable {
  /** Largest body: a page of products. */
  private static final String BODY_LIMIT = "2MB";

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private AdminServer(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class);
  }

  /** What the controllers call; the server closes none of it. */
  public record Services(
      ShopStore shops,
      KeyStore keys,
      ProductStore products,
      SplitStore splits,
      ErasureDesk erasures,
      KeyRules keyRules,
      Gatekeeper gatekeeper,
      ConsoleSessions sessions,
      LoginThrottle throttle,
      LiveStats stats,
      Checks ready,
      Metrics metrics,
      InstantSource clock) {}

  /** Listens when it returns. */
  public static AdminServer start(String host, int port, Services services) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(
                Map.of(
                    "micronaut.application.name", "nova-admin",
                    "micronaut.server.host", host,
                    "micronaut.server.port", port,
                    "micronaut.server.max-request-size", BODY_LIMIT))
            .build();
    context.registerSingleton(ShopStore.class, services.shops());
    context.registerSingleton(KeyStore.class, services.keys());
    context.registerSingleton(ProductStore.class, services.products());
    context.registerSingleton(SplitStore.class, services.splits());
    context.registerSingleton(ErasureDesk.class, services.erasures());
    context.registerSingleton(KeyRules.class, services.keyRules());
    context.registerSingleton(Gatekeeper.class, services.gatekeeper());
    context.registerSingleton(ConsoleSessions.class, services.sessions());
    context.registerSingleton(LoginThrottle.class, services.throttle());
    context.registerSingleton(LiveStats.class, services.stats());
    context.registerSingleton(Checks.class, services.ready());
    context.registerSingleton(Metrics.class, services.metrics());
    context.registerSingleton(InstantSource.class, services.clock());
    context.start();
    AdminServer started = new AdminServer(context);
    started.server.start();
    return started;
  }

  /** Where it listens. */
  public URI address() {
    return server.getURI();
  }

  @Override
  public void close() {
    server.stop();
    context.close();
  }
}
