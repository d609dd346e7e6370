package dev.novapixel.recs.sessions;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Every shop's sessions as one epoch's {@code sessions} topic has them, read from its beginning and
 * followed from then on: what was looked at a moment ago counts. Thread-safe.
 */
public final class SessionBook implements PastSessions, AutoCloseable {
  private final int bound;
  private final TableFollower<Session> follower;
  private final Function<String, Forest> forests;
  private volatile @Nullable Map<String, ShopSessions> byShop;

  private SessionBook(
      Epoch epoch,
      int bound,
      Map<String, Object> kafka,
      Deserializer<Session> values,
      Function<String, Forest> forests) {
    this.bound = bound;
    this.forests = forests;
    this.follower = new TableFollower<>(Topics.SESSIONS.in(epoch), kafka, values, new Fold());
  }

  /**
   * Starts to read at once; see {@link TableFollower} for the other parameters.
   *
   * @param bound how many sessions of each shop are kept, the newest
   * @param forests what was learnt from a shop's sessions; asked with each lookup
   */
  public static SessionBook start(
      Epoch epoch,
      int bound,
      Map<String, Object> kafka,
      Deserializer<Session> values,
      Function<String, Forest> forests) {
    SessionBook book = new SessionBook(epoch, bound, kafka, values, forests);
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

  /** How many sessions are known, of all shops; 0 as long as the topic has not been read. */
  int size() {
    Map<String, ShopSessions> read = byShop;
    return read == null ? 0 : read.values().stream().mapToInt(ShopSessions::size).sum();
  }

  /** Stops following; what was read still answers. */
  @Override
  public void close() {
    follower.close();
  }

  /** Fills new sessions while the topic is read; once these are shown, they grow on. */
  private final class Fold implements TableFollower.Fold<Session> {
    private Map<String, ShopSessions> reading = new ConcurrentHashMap<>();

    @Override
    public void begin() {
      reading = new ConcurrentHashMap<>();
    }

    @Override
    public void apply(String key, @Nullable Session session) {
      if (session != null) {
        reading.computeIfAbsent(session.shop(), _ -> new ShopSessions(bound)).apply(session);
      }
    }

    @Override
    public void publish() {
      byShop = reading;
    }
  }
}
