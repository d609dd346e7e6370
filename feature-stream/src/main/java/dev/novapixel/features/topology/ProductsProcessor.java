package dev.novapixel.features.topology;

import dev.novapixel.features.product.ProductState;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.topic.Keys;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts what happens to products, and publishes a product at most once in {@link
 * FeatureTopology#COALESCE}, at the end of a transaction.
 */
final class ProductsProcessor implements Processor<String, ProductChange, String, ProductFeatures> {
  /** The store of all that is kept by product, shared with {@link AffinityProcessor}. */
  static final String STORE = "products";

  /** Products published at once. */
  private static final int PUBLISHED_BOUND = 1_000;

  private final Duration shortest;
  private ProcessorContext<String, ProductFeatures> context;
  private RecentRows<ProductState> products;
  private Dirty dirty;
  private Pace pace;
  private long publishedAt;

  /** Commits at most every {@code shortest}. */
  ProductsProcessor(Duration shortest) {
    this.shortest = shortest;
  }

  @Override
  public void init(ProcessorContext<String, ProductFeatures> context) {
    this.context = context;
    RowStore store = RowStore.of(context, STORE);
    products = new RecentRows<>(store, ProductState::of, ProductState::toBytes);
    dirty = new Dirty(store, RowKind.DUE_COUNTS);
    pace = new Pace(context, shortest);
    store.beforeCommit(context, this::commit);
    context.schedule(FeatureTopology.COALESCE, PunctuationType.WALL_CLOCK_TIME, _ -> tick());
  }

  @Override
  public void process(Record<String, ProductChange> record) {
    pace.took(record.timestamp());
    if (record.value().counts().isEmpty()) {
      return;
    }
    Bytes rowKey = RowKind.PRODUCT.key(record.key());
    ProductState known = products.get(rowKey);
    ProductState state = known == null ? new ProductState() : known;
    record.value().counts().forEach(state::add);
    products.put(rowKey, state);
    dirty.mark(record.key(), record.timestamp());
  }

  private void tick() {
    if (!dirty.isEmpty() && pace.isIdle()) {
      context.commit();
    }
  }

  private void commit() {
    long now = context.currentSystemTimeMs();
    products.write();
    if (now - publishedAt >= FeatureTopology.COALESCE.toMillis() && !dirty.isEmpty()) {
      publishedAt = now;
      dirty.drain(PUBLISHED_BOUND, this::publish);
    }
    dirty.write();
    pace.committed();
  }

  private void publish(String key, long receivedAt) {
    ProductState state = Objects.requireNonNull(products.get(RowKind.PRODUCT.key(key)));
    String productId = KeyText.decode(Keys.restOf(key));
    context.forward(new Record<>(key, state.features(Keys.shopOf(key), productId), receivedAt));
  }
}
