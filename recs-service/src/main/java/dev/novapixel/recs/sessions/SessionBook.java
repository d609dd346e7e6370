package dev.novapixel.recs.sessions;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every shop's sessions as one epoch's {@code sessions} topic has them, followed as it grows: what
 * was looked at a moment ago counts. They are kept on disk, at the end and every ten minutes, with
 * the offsets that they reach; the next start goes on from there. Thread-safe.
 */
public final class SessionBook implements PastSessions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionBook.class);

  /** A start after a crash reads as much again; keeping a million sessions takes a second. */
  private static final Duration KEPT_EVERY = Duration.ofMinutes(10);

  private final String topic;
  private final int bound;
  private final Map<String, Object> kafka;
  private final SnapshotFile file;
  private final TableFollower<Session> follower;
  private final Function<String, Forest> forests;
  private volatile @Nullable Map<String, ShopSessions> byShop;

  private SessionBook(
      Epoch epoch,
      Keeping keeping,
      Map<String, Object> kafka,
      Deserializer<Session> values,
      Function<String, Forest> forests) {
    this.topic = Topics.SESSIONS.in(epoch);
    this.bound = keeping.sessions();
    this.kafka = kafka;
    this.forests = forests;
    this.file = new SnapshotFile(keeping.folder().resolve(topic + ".snapshot"), bound);
    this.follower = new TableFollower<>(topic, kafka, values, new Fold());
  }

  /**
   * What is kept, and where.
   *
   * @param sessions of each shop, the newest
   * @param folder of this service alone; made if it is not there
   */
  public record Keeping(int sessions, Path folder) {}

  /**
   * Starts to read at once; see {@link TableFollower} for the other parameters.
   *
   * @param forests what was learnt from a shop's sessions; asked with each lookup
   */
  public static SessionBook start(
      Epoch epoch,
      Keeping keeping,
      Map<String, Object> kafka,
      Deserializer<Session> values,
      Function<String, Forest> forests) {
    SessionBook book = new SessionBook(epoch, keeping, kafka, values, forests);
    book.follower.start();
    return book;
  }

  /**
   * What past sessions say comes next in an open one.
   *
   * @param open products looked at, oldest first
   * @return empty as long as the topic has not been read
   */
  public Optional<Foretold> next(String shop, List<String> open, int limit) {
    Map<String, ShopSessions> read = byShop;
    if (read == null) {
      return Optional.empty();
    }
    ShopSessions sessions = read.get(shop);
    return Optional.of(
        sessions == null ? Foretold.NOTHING : sessions.next(open, limit, forests.apply(shop)));
  }

  @Override
  public Set<String> shops() {
    Map<String, ShopSessions> read = byShop;
    return read == null ? Set.of() : Set.copyOf(read.keySet());
  }

  @Override
  public int begun(String shop) {
    ShopSessions sessions = sessions(shop);
    return sessions == null ? 0 : sessions.begun();
  }

  @Override
  public List<int[]> newest(String shop, int most) {
    ShopSessions sessions = sessions(shop);
    return sessions == null ? List.of() : sessions.newest(most);
  }

  private @Nullable ShopSessions sessions(String shop) {
    Map<String, ShopSessions> read = byShop;
    return read == null ? null : read.get(shop);
  }

  /** How many sessions are known, of all shops; 0 as long as there are none. */
  int size() {
    Map<String, ShopSessions> read = byShop;
    return read == null ? 0 : read.values().stream().mapToInt(ShopSessions::size).sum();
  }

  /** Stops following, and keeps what was read; that still answers. */
  @Override
  public void close() {
    follower.close();
  }

  /** As {@link #close}, for an epoch that nobody comes back to. */
  void discard() {
    close();
    file.delete();
  }

  /** Fills new sessions while the topic is read; once these are shown, they grow on. */
  private final class Fold implements TableFollower.Fold<Session> {
    private Map<String, ShopSessions> reading = new ConcurrentHashMap<>();
    private String identity = "";
    private boolean changed;
    private long keptAt = System.nanoTime();

    @Override
    public void begin() {
      reading = new ConcurrentHashMap<>();
    }

    @Override
    public Map<Integer, Long> known() {
      identity = TopicIdentity.of(topic, kafka);
      Optional<Snapshot> snapshot = file.read(identity);
      // What took a whole reading is worth keeping at once.
      keptAt = System.nanoTime() - (snapshot.isPresent() ? 0 : KEPT_EVERY.toNanos());
      if (snapshot.isEmpty()) {
        return Map.of();
      }
      reading = new ConcurrentHashMap<>(snapshot.get().shops());
      LOG.info("{}: goes on from what was kept of {} shops", topic, reading.size());
      return snapshot.get().next();
    }

    @Override
    public void apply(String key, @Nullable Session session) {
      if (session != null) {
        reading.computeIfAbsent(session.shop(), _ -> new ShopSessions(bound)).apply(session);
        changed = true;
      }
    }

    @Override
    public void publish() {
      byShop = reading;
    }

    @Override
    public void keep(Supplier<Map<Integer, Long>> next, boolean closing) {
      if (!changed || !(closing || System.nanoTime() - keptAt >= KEPT_EVERY.toNanos())) {
        return;
      }
      keptAt = System.nanoTime();
      try {
        file.write(identity, new Snapshot(next.get(), reading));
        changed = false;
      } catch (IOException notKept) {
        LOG.warn("{}: sessions could not be kept on disk: {}", topic, notKept.toString());
      }
    }
  }
}
