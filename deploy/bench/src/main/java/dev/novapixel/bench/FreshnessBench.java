package dev.novapixel.bench;

import dev.novapixel.bench.load.HttpConnection;
import dev.novapixel.bench.load.Load;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Window;
import dev.novapixel.schemas.redis.RedisKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.Jedis;

/**
 * How long after the gateway's 202 a new feature can be read in Redis, under a steady load. Each
 * probe is a product view of a client that nobody has seen, whose first feature is waited for.
 */
final class FreshnessBench {
  private static final String FIELD = "product_view_count_5m";
  private static final Duration GIVE_UP = Duration.ofSeconds(20);
  private static final Duration CATCHING_UP = Duration.ofMinutes(15);
  private static final Duration CAUGHT_UP = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(40);
  private static final int CONNECTIONS = 32;

  private final Target target;
  private final RedisKeys keys;
  private final Figures figures;
  private final int perSecond;
  private final Duration length;
  private final SampleEvents events =
      new SampleEvents("fresh-" + ProcessHandle.current().pid() + "-" + System.nanoTime());

  /**
   * @param perSecond the steady load
   * @param length how long to probe, after a fifth of it to warm up
   */
  FreshnessBench(Target target, RedisKeys keys, Figures figures, int perSecond, Duration length) {
    this.target = target;
    this.keys = keys;
    this.figures = figures;
    this.perSecond = perSecond;
    this.length = length;
  }

  void run() throws InterruptedException {
    figures.say(
        "freshness: %d events/s for %d s; a probe every %d ms, from 202 to readable in Redis"
            .formatted(perSecond, length.toSeconds(), BETWEEN_PROBES.toMillis()));
    awaitCaughtUp();
    Histogram latency = new Histogram(GIVE_UP.toMillis() * 1000, 3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Load steady = new Load(target::toEvents, CONNECTIONS, events::one);
      Future<Load.Outcome> load = threads.submit(() -> steady.openLoop(perSecond, length));
      Future<?> probes = threads.submit(() -> probe(latency));
      probes.get();
      figures.put(
          "load_per_s",
          load.get().accepted() / (double) length.toSeconds(),
          "events/s",
          "steady load that was accepted");
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "freshness could not be measured: " + failed.getCause(), failed.getCause());
    }
    figures.put("probes", (double) latency.getTotalCount(), "", "views that were waited for");
    figures.put(
        "p50_ms", latency.getValueAtPercentile(50) / 1000.0, "ms", "202 to readable in Redis");
    figures.put("p90_ms", latency.getValueAtPercentile(90) / 1000.0, "ms", "");
    figures.put("p99_ms", latency.getValueAtPercentile(99) / 1000.0, "ms", "");
  }

  /** What earlier benchmarks have left to be computed is not what is measured. */
  private void awaitCaughtUp() {
    figures.say("waiting until nothing earlier is left to be computed");
    try (HttpConnection gateway = target.toEvents();
        Jedis redis = new Jedis(target.host(), target.port("redis"))) {
      long micros = Long.MAX_VALUE;
      while (micros > CAUGHT_UP.toMillis() * 1000) {
        micros = awaitFeature(gateway, redis, "before-" + System.nanoTime(), CATCHING_UP);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Void probe(Histogram latency) throws IOException {
    long start = System.nanoTime();
    long warm = start + length.toNanos() / 5;
    long end = start + length.toNanos();
    try (HttpConnection gateway = target.toEvents();
        Jedis redis = new Jedis(target.host(), target.port("redis"))) {
      for (int number = 0; System.nanoTime() < end; number++) {
        long micros = awaitFeature(gateway, redis, "probe-" + start + "-" + number, GIVE_UP);
        if (System.nanoTime() > warm) {
          latency.recordValue(micros);
        }
        LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
      }
    }
    return null;
  }

  private long awaitFeature(HttpConnection gateway, Jedis redis, String client, Duration patience)
      throws IOException {
    int status = gateway.send(events.event(client).getBytes(StandardCharsets.UTF_8));
    long accepted = System.nanoTime();
    if (status != 202) {
      throw new IllegalStateException("a probe was answered " + status);
    }
    String key = keys.rolling(Target.SHOP, Identifier.client(client), Window.LAST_5M);
    while (redis.hget(key, FIELD) == null) {
      if (System.nanoTime() - accepted > patience.toNanos()) {
        throw new IllegalStateException("a feature was not there " + patience + " after its 202");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return (System.nanoTime() - accepted) / 1000;
  }
}
