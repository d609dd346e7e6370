package dev.novapixel.features.topology;

import dev.novapixel.features.product.ProductState;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.topic.Keys;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Counts what happens to products, and publishes a product at most once a tick. */
final class ProductsProcessor implements Processor<String, ProductChange, String, ProductFeatures> {
  /** The store of all that is kept by product, shared with {@link AffinityProcessor}. */
  static final String STORE = "products";

  /** Products published in one tick. */
  private static final int PUBLISHED_BOUND = 1_000;

  private ProcessorContext<String, ProductFeatures> context;
  private RecentRows<ProductState> products;
  private Dirty dirty;

  @Override
  public void init(ProcessorContext<String, ProductFeatures> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
    products = new RecentRows<>(store, ProductState::of, ProductState::toBytes);
    dirty = new Dirty(store, RowKind.DUE_COUNTS);
    context.schedule(
        FeatureTopology.COALESCE,
        PunctuationType.WALL_CLOCK_TIME,
        _ -> dirty.drain(PUBLISHED_BOUND, this::publish));
  }

  @Override
  public void process(Record<String, ProductChange> record) {
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

  private void publish(String key, long receivedAt) {
    ProductState state = Objects.requireNonNull(products.get(RowKind.PRODUCT.key(key)));
    String productId = KeyText.decode(Keys.restOf(key));
    context.forward(new Record<>(key, state.features(Keys.shopOf(key), productId), receivedAt));
  }
}
