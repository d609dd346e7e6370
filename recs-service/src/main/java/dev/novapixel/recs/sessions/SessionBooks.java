package dev.novapixel.recs.sessions;

import dev.novapixel.schemas.topic.Epoch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The books of the epoch that answers and of the one before it, which may be rolled back to and
 * still answers whoever began in it. Others are given up. Thread-safe.
 */
public final class SessionBooks implements AutoCloseable {
  private static final int OPEN = 2;

  private final Function<Epoch, SessionBook> starting;
  private final SequencedMap<Epoch, SessionBook> books = new LinkedHashMap<>();

  /**
   * Without a book yet.
   *
   * @param starting starts an epoch's book
   */
  public SessionBooks(Function<Epoch, SessionBook> starting, MeterRegistry meters) {
    this.starting = starting;
    Gauge.builder("nova.recs.sessions", this, SessionBooks::size)
        .description("Past sessions in memory, of the epoch opened last; 0 until they were read")
        .register(meters);
  }

  /** The epoch's book, started if there is none. */
  public synchronized SessionBook open(Epoch epoch) {
    SessionBook known = books.remove(epoch);
    SessionBook book = known == null ? starting.apply(epoch) : known;
    books.put(epoch, book);
    while (books.size() > OPEN) {
      Epoch oldest = books.keySet().iterator().next();
      close(books.remove(oldest));
    }
    return book;
  }

  private synchronized int size() {
    return books.isEmpty() ? 0 : books.lastEntry().getValue().size();
  }

  /** The book that was opened last, if there is one. */
  public synchronized Optional<PastSessions> latest() {
    return books.isEmpty() ? Optional.empty() : Optional.of(books.lastEntry().getValue());
  }

  @Override
  public synchronized void close() {
    books.values().forEach(SessionBook::close);
    books.clear();
  }

  private static void close(@Nullable SessionBook book) {
    if (book != null) {
      book.discard();
    }
  }
}
