package dev.novapixel.features.topology;

import dev.novapixel.features.affinity.PairDelta;
import dev.novapixel.features.affinity.Relation;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.Together;
import dev.novapixel.schemas.topic.Keys;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Counts which products go together, and publishes a product's best neighbours at most once a tick.
 */
final class AffinityProcessor implements Processor<String, PairDelta, String, ProductAffinity> {
  static final String DIRTY = "pairs-dirty";

  /** Products published in one tick: each reads all its days. */
  private static final int PUBLISHED_BOUND = 200;

  private ProcessorContext<String, ProductAffinity> context;
  private PairDays days;
  private Dirty dirty;

  static ProcessorSupplier<String, PairDelta, String, ProductAffinity> supplier() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, PairDelta, String, ProductAffinity> get() {
        return new AffinityProcessor();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return FeatureTopology.inOrder(PairDays.store(), Dirty.store(DIRTY));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, ProductAffinity> context) {
    this.context = context;
    days = new PairDays(context.getStateStore(PairDays.STORE));
    dirty = new Dirty(context.getStateStore(DIRTY));
    context.schedule(
        FeatureTopology.COALESCE,
        PunctuationType.WALL_CLOCK_TIME,
        _ -> dirty.drain(PUBLISHED_BOUND, this::publish));
  }

  @Override
  public void process(Record<String, PairDelta> record) {
    days.add(record.key(), record.value());
    dirty.mark(record.key(), record.timestamp());
  }

  private void publish(String key, long receivedAt) {
    Together viewed = days.together(key, Relation.VIEWED);
    Together bought = days.together(key, Relation.BOUGHT);
    String rest = Keys.restOf(key);
    ProductAffinity affinity =
        viewed.equals(Together.NONE) && bought.equals(Together.NONE)
            ? null
            : new ProductAffinity(
                Keys.shopOf(key), rest.isEmpty() ? null : KeyText.decode(rest), viewed, bought);
    context.forward(new Record<>(key, affinity, receivedAt));
  }
}
