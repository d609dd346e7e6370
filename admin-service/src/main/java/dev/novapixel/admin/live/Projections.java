package dev.novapixel.admin.live;

import dev.novapixel.admin.projection.Progress;
import dev.novapixel.admin.projection.Projector;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection for every epoch that there is, and which of them is live: whoever asks takes that
 * once. Thread-safe.
 */
public final class Projections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

  private final Opening opening;
  private final MeterRegistry registry;
  private final Map<Epoch, Projection> running = new LinkedHashMap<>();
  private boolean closed;
  private volatile @Nullable Projection live;

  /** How an epoch's projector comes to be. */
  @FunctionalInterface
  public interface Opening {
    /** Makes the epoch's tables, if they are missing, and a projector that tells {@code rates}. */
    Projector open(Epoch epoch, EventRates rates);
  }

  /** None yet. */
  public Projections(Opening opening, MeterRegistry registry) {
    this.opening = opening;
    this.registry = registry;
  }

  /** Starts the projections of epochs that are new, and ends those of epochs that are gone. */
  public synchronized void follow(Epochs epochs) {
    if (closed) {
      return;
    }
    for (Epoch epoch : epochs.all()) {
      running.computeIfAbsent(epoch, this::start);
    }
    live = running.get(epochs.live());
    Iterator<Projection> each = running.values().iterator();
    while (each.hasNext()) {
      Projection projection = each.next();
      if (!epochs.all().contains(projection.epoch())) {
        each.remove();
        projection.close();
        LOG.info("epoch {} is projected no more", projection.epoch());
      }
    }
  }

  private Projection start(Epoch epoch) {
    LOG.info("epoch {} is projected", epoch);
    return Projection.start(epoch, rates -> opening.open(epoch, rates), registry);
  }

  /** The live epoch's; empty as long as nobody has said which that is. */
  Optional<Projection> live() {
    return Optional.ofNullable(live);
  }

  /** The live epoch, if it is known. */
  public Optional<Epoch> liveEpoch() {
    return live().map(Projection::epoch);
  }

  /** Whether the live epoch is projected. */
  public Check check() {
    Projection current = live;
    if (current == null) {
      return Check.failed("which epoch is live is not known yet");
    }
    Progress progress = current.progress();
    return progress.running() ? Check.OK : Check.failed(progress.trouble());
  }

  @Override
  public synchronized void close() {
    closed = true;
    running.values().forEach(Projection::close);
    running.clear();
  }
}
