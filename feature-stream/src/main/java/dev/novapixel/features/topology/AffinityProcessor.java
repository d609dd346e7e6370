package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.topic.Keys;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts which products go together, and publishes a product's best neighbours at most once a tick,
 * at the end of a transaction.
 */
final class AffinityProcessor implements Processor<String, ProductChange, String, ProductAffinity> {
  /** Products published in one tick: each reads all its days. */
  private static final int PUBLISHED_BOUND = 50;

  /**
   * How many times as long as it published it counts, while there is something to count, but at
   * most {@link #LONGEST_REST} milliseconds. In a flood neighbours are then published less often,
   * and neither their counting nor the features of shoppers, which the same thread computes, wait.
   */
  private static final int REST = 9;

  private static final long LONGEST_REST = 750;

  private ProcessorContext<String, ProductAffinity> context;
  private PairDays days;
  private Dirty dirty;
  private long restedAt;
  private boolean hasCounted;
  private boolean isTime;

  @Override
  public void init(ProcessorContext<String, ProductAffinity> context) {
    this.context = context;
    RowStore store = RowStore.of(context, ProductsProcessor.STORE);
    days = new PairDays(store);
    dirty = new Dirty(store, RowKind.DUE_PAIRS);
    store.beforeCommit(context, this::commit);
    context.schedule(FeatureTopology.COALESCE, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void tick(long now) {
    if (!dirty.isEmpty()) {
      isTime |= now >= restedAt || !hasCounted;
      if (!hasCounted) {
        context.commit();
      }
      hasCounted = false;
    }
  }

  private void commit() {
    days.write();
    if (isTime) {
      isTime = false;
      long begun = System.nanoTime();
      dirty.drain(PUBLISHED_BOUND, this::publish);
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      restedAt = context.currentSystemTimeMs() + Math.min(REST * took, LONGEST_REST);
    }
    dirty.write();
  }

  @Override
  public void process(Record<String, ProductChange> record) {
    for (PairDelta delta : record.value().pairs()) {
      hasCounted = true;
      days.add(record.key(), delta);
      dirty.mark(record.key(), record.timestamp());
    }
  }

  private void publish(String key, long receivedAt) {
    Map<Relation, Together> together = days.together(key);
    Together viewed = together.getOrDefault(Relation.VIEWED, Together.NONE);
    Together bought = together.getOrDefault(Relation.BOUGHT, Together.NONE);
    String rest = Keys.restOf(key);
    ProductAffinity affinity =
        viewed.equals(Together.NONE) && bought.equals(Together.NONE)
            ? null
            : new ProductAffinity(
                Keys.shopOf(key), rest.isEmpty() ? null : KeyText.decode(rest), viewed, bought);
    context.forward(new Record<>(key, affinity, receivedAt));
  }
}
