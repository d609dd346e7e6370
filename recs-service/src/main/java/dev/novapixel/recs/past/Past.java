package dev.novapixel.recs.past;

import dev.novapixel.recs.knowledge.StoreAwayException;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.reference.ReferenceFeatures;
import dev.novapixel.schemas.topic.Epoch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.jdbi.v3.core.Jdbi;

/**
 * What the features of a shopper were, under today's identities, by the reference function over the
 * events that were known by then. Thread-safe.
 *
 * <p>Bound: {@link #AT_ONCE} histories in memory; who waits longer than {@link #PATIENCE} for a
 * place is told to come again.
 */
public final class Past {
  /** Whole histories that are read side by side. */
  public static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventArchive archive;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Timer read;

  /** Does not close what is behind {@code jdbi}, whose time-outs bound every answer. */
  public Past(Jdbi jdbi, Epoch epoch, Deserializer<ShopperRecord> records, MeterRegistry meters) {
    this.archive = new EventArchive(jdbi, epoch, records);
    this.read = meters.timer("nova.recs.store", "store", "past");
  }

  /** What can be said of a time. */
  public sealed interface Told {
    /** The features; empty if nothing of the shopper had been received by then. */
    record Features(Reach reach, Optional<ShopperFeatures> features) implements Told {}

    /** It lies before all that is kept; empty if nothing is kept yet. */
    record BeforeReach(Optional<Reach> reach) implements Told {}

    /** More than is read at once: {@code events}, or {@code bytes} of them. */
    record TooLong(int events, int bytes) implements Told {}
  }

  /**
   * The features of {@code shopper} at {@code at}, in milliseconds.
   *
   * @throws StoreAwayException if the events cannot be read, or too many ask at once
   */
  public Told asOf(String shop, Identifier shopper, Instant at) {
    if (!takePlace()) {
      throw new StoreAwayException("the past");
    }
    try {
      return told(shop, shopper, at);
    } finally {
      places.release();
    }
  }

  private Told told(String shop, Identifier shopper, Instant at) {
    Timer.Sample sample = Timer.start();
    EventArchive.Kept kept = archive.read(shop, shopper, at);
    sample.stop(read);
    Optional<Reach> reach = kept.reach().filter(known -> !at.isBefore(known.from()));
    if (reach.isEmpty()) {
      return new Told.BeforeReach(kept.reach());
    }
    if (kept.log().isEmpty()) {
      return new Told.TooLong(EventArchive.BOUND, EventArchive.BYTES_BOUND);
    }
    return new Told.Features(
        reach.get(), ReferenceFeatures.asOf(shop, shopper, kept.log().get(), at));
  }

  private boolean takePlace() {
    try {
      return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
