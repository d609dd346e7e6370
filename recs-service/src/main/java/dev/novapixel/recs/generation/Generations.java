package dev.novapixel.recs.generation;

import dev.novapixel.recs.knowledge.StoreAwayException;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation that answers now. A request takes it once, and so is of one epoch from beginning
 * to end; whoever began before a switch ends in the old one. Thread-safe.
 */
public final class Generations {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  private final Function<Epoch, Generation> loading;
  private final MultiGauge epoch;
  private volatile @Nullable Generation current;

  /**
   * Without a generation yet.
   *
   * @param loading makes an epoch's generation; returns when it is ready to answer
   */
  public Generations(Function<Epoch, Generation> loading, MeterRegistry meters) {
    this.loading = loading;
    this.epoch =
        MultiGauge.builder("nova.recs.epoch")
            .description("1 for the epoch that requests are answered from")
            .register(meters);
  }

  /** Loads the live epoch, unless it is there, and then swaps it in. Called by one thread. */
  public void follow(Epochs epochs) {
    Generation before = current;
    if (before == null || !before.epoch().equals(epochs.live())) {
      current = loading.apply(epochs.live());
      epoch.register(List.of(Row.of(Tags.of("epoch", epochs.live().name()), () -> 1)), true);
      LOG.info("answering from epoch {}", epochs.live());
    }
  }

  /**
   * The generation that answers now.
   *
   * @throws StoreAwayException as long as nobody has said which epoch is live
   */
  public Generation current() {
    Generation known = current;
    if (known == null) {
      throw new StoreAwayException("the list of epochs");
    }
    return known;
  }

  public boolean isReady() {
    return current != null;
  }
}
