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
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.Jedis;

/**
 * How long after the gateway's 202 a new feature can be read in Redis, under a steady load. Each
 * probe is a product view of a client that nobody has seen, whose first feature is waited for; on
 * its way it is told when the client's shopper could be looked up.
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
    Histogram known = new Histogram(GIVE_UP.toMillis() * 1000, 3);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Load steady = new Load(target::toEvents, CONNECTIONS, events::one);
      Future<Load.Outcome> load = threads.submit(() -> steady.openLoop(perSecond, length));
      Future<?> probes = threads.submit(() -> probe(latency, known));
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
    figures.put(
        "identity_p50_ms", known.getValueAtPercentile(50) / 1000.0, "ms", "202 to known in Redis");
    figures.put("identity_p99_ms", known.getValueAtPercentile(99) / 1000.0, "ms", "");
  }

  /** What earlier benchmarks have left to be computed is not what is measured. */
  private void awaitCaughtUp() {
    figures.say("waiting until nothing earlier is left to be computed");
    try (HttpConnection gateway = target.toEvents();
        Jedis redis = new Jedis(target.host(), target.port("redis"))) {
      long micros = Long.MAX_VALUE;
      while (micros > CAUGHT_UP.toMillis() * 1000) {
        micros = await(gateway, redis, "before-" + System.nanoTime(), CATCHING_UP).feature();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Void probe(Histogram latency, Histogram known) throws IOException {
    long start = System.nanoTime();
    long warm = start + length.toNanos() / 5;
    long end = start + length.toNanos();
    try (HttpConnection gateway = target.toEvents();
        Jedis redis = new Jedis(target.host(), target.port("redis"))) {
      for (int number = 0; System.nanoTime() < end; number++) {
        Seen seen = await(gateway, redis, "probe-" + start + "-" + number, GIVE_UP);
        if (System.nanoTime() > warm) {
          latency.recordValue(seen.feature());
          known.recordValue(seen.identity());
        }
        LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
      }
    }
    return null;
  }

  /** How long after the 202 each of both was there, in microseconds. */
  private record Seen(long identity, long feature) {}

  private Seen await(HttpConnection gateway, Jedis redis, String client, Duration patience)
      throws IOException {
    int status = gateway.send(events.event(client).getBytes(StandardCharsets.UTF_8));
    long accepted = System.nanoTime();
    if (status != 202) {
      throw new IllegalStateException("a probe was answered " + status);
    }
    Identifier shopper = Identifier.client(client);
    String identity = keys.identity(Target.SHOP, shopper);
    long known = awaitKey(accepted, patience, () -> redis.exists(identity));
    String features = keys.rolling(Target.SHOP, shopper, Window.LAST_5M);
    return new Seen(known, awaitKey(accepted, patience, () -> redis.hget(features, FIELD) != null));
  }

  private static long awaitKey(long accepted, Duration patience, BooleanSupplier there) {
    while (!there.getAsBoolean()) {
      if (System.nanoTime() - accepted > patience.toNanos()) {
        throw new IllegalStateException("a probe had not arrived " + patience + " after its 202");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return (System.nanoTime() - accepted) / 1000;
  }
}
