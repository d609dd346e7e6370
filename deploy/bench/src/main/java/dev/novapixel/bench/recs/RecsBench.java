package dev.novapixel.bench.recs;

import dev.novapixel.bench.Figures;
import dev.novapixel.bench.lab.LabBench;
import dev.novapixel.bench.lab.Laboratory;
import dev.novapixel.bench.lab.Program;
import dev.novapixel.bench.load.Load;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.store.DatabaseBootstrap;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/**
 * How soon a recommendation is there, and what it costs, in a large shop while its sessions grow:
 * against an endpoint of the same HTTP server that only reads one value from Redis, in turns and at
 * the same rate. The service and its servers are its own; the load is sent from this process.
 */
public final class RecsBench implements LabBench {

  /**
   * How large the shop and the load are.
   *
   * @param perSecond requests
   * @param turn how long each measurement takes
   */
  public record Size(int products, int sessions, int perSecond, Duration turn) {}

  private static final String DATABASE = "nova_bench";
  private static final String PASSWORD = "bench-password";
  private static final long SEED = 20_261_122;
  private static final int SHOPPERS = 20_000;
  private static final int WANTED = 10;

  /** Views that come into past sessions meanwhile. */
  private static final int VIEWS_A_SECOND = 100;

  private static final long LOOK_EVERY_MS = 20;

  private final Laboratory lab;
  private final Figures figures;
  private final Size size;
  private final Instant now = Instant.now();
  private final RedisClient redis;
  private final Seed seed;

  /**
   * @param root the project's folder
   */
  public RecsBench(Path root, Figures figures, Size size) throws IOException {
    this.lab = new Laboratory(root);
    this.figures = figures;
    this.size = size;
    this.redis = RedisClient.create(URI.create(EmbeddedStack.redis().url()));
    var random = new Random(SEED);
    lab.makeTopics(
        Epoch.FIRST,
        List.of(
            Topics.SHOP_SETTINGS,
            Topics.CATALOG,
            Topics.SESSIONS,
            Topics.RECOMMENDATIONS_SERVED,
            Topics.EPOCHS));
    this.seed =
        new Seed(
            new Wares(size.products(), random),
            random,
            now,
            lab.wire(),
            ClientProperties.producer(lab.settings(), "nova-bench"));
  }

  @Override
  public void run() throws IOException, InterruptedException {
    fill();
    index();
    long begun = System.nanoTime();
    try (var recs = recs();
        var bare = bare()) {
      awaitSessions(recs);
      figures.put(
          "index_ready_s", (System.nanoTime() - begun) / 1e9, "s", "start to all sessions known");
      var measuring = new AtomicBoolean(true);
      var growth = Thread.ofVirtual().start(() -> seed.grow(VIEWS_A_SECOND, measuring::get));
      try {
        new RecsTurns(figures, recs, bare, size.perSecond(), size.turn()).run();
      } finally {
        measuring.set(false);
        growth.join();
      }
      figures.put("peak_memory_mb", recs.peakMemory() / 1e6, "MB", "resident, at most");
    }
    floor();
  }

  /** Everything but the sessions. */
  private void fill() {
    figures.say(
        "A shop of %,d products and %,d shoppers is set up …".formatted(size.products(), SHOPPERS));
    database();
    seed.shop();
    seed.catalogue();
    var mirror =
        new SeedMirror(
            redis, new RedisKeys(Epoch.FIRST), new Wares(size.products(), new Random(SEED + 1)));
    mirror.products();
    mirror.shoppers(SHOPPERS, now);
  }

  private static void database() {
    try (var superuser = EmbeddedStack.postgres().connect("postgres")) {
      DatabaseBootstrap.run(
          superuser, DATABASE, new DatabaseBootstrap.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException failed) {
      throw new IllegalStateException("the database could not be made", failed);
    }
  }

  /** What the sessions take: of a service before they come, and once it knows them. */
  private void index() throws IOException, InterruptedException {
    figures.say("Its %,d sessions are written …".formatted(size.sessions()));
    try (var recs = recs()) {
      double before = recs.heap();
      seed.sessions(size.sessions());
      awaitSessions(recs);
      figures.put(
          "index_mb_per_million",
          (recs.heap() - before) / size.sessions(),
          "MB",
          "of memory for a million sessions");
    }
  }

  private void awaitSessions(Service recs) throws IOException, InterruptedException {
    while (recs.metric("nova_recs_sessions") < size.sessions()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
  }

  private Service recs() throws IOException, InterruptedException {
    int megabytes = 320 + size.sessions() / 2_500 + size.products() / 2_000;
    var program =
        new Program(
            "recs",
            "recs-service",
            "dev.novapixel.recs.Main",
            List.of(),
            List.of("-Xmx" + megabytes + "m", "-Xms" + megabytes + "m", "-Xmn96m"),
            Program.Health.at(Ports::recs));
    var process =
        lab.start(
            program,
            Epoch.FIRST,
            Map.of(
                Setting.POSTGRES_URL.name(), EmbeddedStack.postgres().url(DATABASE),
                Setting.POSTGRES_RECS_PASSWORD.name(), PASSWORD,
                Setting.SESSIONS_PER_SHOP.name(), Integer.toString(2 * size.sessions())));
    var wares = new Wares(size.products(), new Random(SEED + 2));
    var requests = new Requests(wares, SHOPPERS, new Random(SEED + 3), process.port(), WANTED);
    return new Service(process, requests::next);
  }

  /** It answers what the service once did. */
  private Service bare() throws IOException, InterruptedException {
    redis.set(BareEndpoint.KEY, "{\"data\":[" + "\"recommendation\",".repeat(110) + "\"\"]}");
    var program =
        new Program(
            "bench-bare",
            "deploy/bench",
            BareEndpoint.class.getName(),
            List.of(),
            List.of("-Xmx256m", "-Xms256m", "-Xmn96m"),
            new Program.Health(Ports::admin, BareEndpoint.READY));
    var started = lab.start(program, Epoch.FIRST, Map.of());
    return new Service(started, same(Requests.plain(started.port(), BareEndpoint.PATH)));
  }

  /** What the machine gives: a round trip to Redis at the same rate. */
  private void floor() throws InterruptedException {
    var pings = new Load(this::ping, 8, same(new byte[0])).openLoop(size.perSecond(), size.turn());
    figures.put("redis_p50_ms", pings.millis(50), "ms", "PING of Redis");
    figures.put("redis_p99_ms", pings.millis(99), "ms", "PING of Redis");
  }

  private static Supplier<byte[]> same(byte[] request) {
    return () -> request;
  }

  private Load.Line ping() {
    return new Load.Line() {
      @Override
      public int send(byte[] body) {
        return redis.ping().isEmpty() ? 500 : 200;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    seed.close();
    redis.close();
    lab.close();
  }
}
