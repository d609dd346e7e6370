package dev.novapixel.gateway;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running gateway, from listening to having answered everybody. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** Longer than any answer takes. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private Gateway(ApplicationContext context, EmbeddedServer server) {
    this.context = context;
    this.server = server;
  }

  /**
   * Starts one that listens when this returns; it takes events once Kafka and the keys are there.
   */
  public static Gateway start(Settings settings) {
    return start(settings, settings.ports().gateway());
  }

  /** As above at another port; 0 takes a free one. */
  public static Gateway start(Settings settings, int port) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .singletons(settings)
            .properties(server(settings, port))
            .start();
    // Beans are lazy: reading keys and reaching Kafka must not wait for the first request.
    context.getBean(Intake.class);
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    server.start();
    LOG.info("The gateway listens on {}:{}", server.getHost(), server.getPort());
    return new Gateway(context, server);
  }

  private static Map<String, Object> server(Settings settings, int port) {
    return Map.ofEntries(
        Map.entry("micronaut.application.name", "gateway"),
        Map.entry("nova.access-log", settings.get(Setting.ACCESS_LOG)),
        Map.entry("micronaut.server.host", settings.get(Setting.BIND)),
        Map.entry("micronaut.server.port", port),
        Map.entry("micronaut.server.max-request-size", settings.get(Setting.BODY_LIMIT)),
        Map.entry("micronaut.server.max-request-buffer-size", settings.get(Setting.BODY_LIMIT)),
        // Pixels have other origins than this host, even where this host is localhost.
        Map.entry("micronaut.server.cors.localhost-pass-through", true),
        Map.entry("micronaut.server.date-header", false),
        Map.entry("micronaut.server.read-idle-timeout", "60s"),
        // A batch comes in a piece or two, as the network has it, and not in one for each 8 KiB.
        Map.entry("micronaut.server.netty.max-chunk-size", 65_536),
        // Long GET requests of other trackers; the defaults would answer 413.
        Map.entry("micronaut.server.netty.max-initial-line-length", 20_480),
        Map.entry("micronaut.server.netty.max-header-size", 40_960),
        // The body's bytes say whether they are packed, whatever its header says.
        Map.entry("micronaut.server.netty.request-decompression-enabled", false),
        Map.entry("micronaut.server.netty.keep-alive-on-server-error", true));
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** Whether it takes events: what {@code /health/ready} says. */
  boolean isReady() {
    return context.getBean(Checks.class).run().allOk();
  }

  /** Turns new requests away, lets what is in flight have its true answer, then ends. */
  @Override
  public void close() {
    Admission admission = context.getBean(Admission.class);
    admission.close();
    awaitLastAnswers(admission);
    server.stop();
    context.close();
    LOG.info("The gateway has ended");
  }

  private static void awaitLastAnswers(Admission admission) {
    long end = System.nanoTime() + LAST_ANSWERS.toNanos();
    try {
      while (admission.requests() > 0 && System.nanoTime() < end) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
