package dev.novapixel.features.topology;

import dev.novapixel.features.product.ProductDelta;
import dev.novapixel.features.product.ProductState;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.topic.Keys;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts what happens to products, and publishes a product at most once a tick. */
final class ProductsProcessor implements Processor<String, ProductDelta, String, ProductFeatures> {
  static final String STORE = "products";
  static final String DIRTY = "products-dirty";

  /** Products published in one tick. */
  private static final int PUBLISHED_BOUND = 1_000;

  private ProcessorContext<String, ProductFeatures> context;
  private KeyValueStore<String, byte[]> products;
  private Dirty dirty;

  static ProcessorSupplier<String, ProductDelta, String, ProductFeatures> supplier() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, ProductDelta, String, ProductFeatures> get() {
        return new ProductsProcessor();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return FeatureTopology.inOrder(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
            Dirty.store(DIRTY));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, ProductFeatures> context) {
    this.context = context;
    products = context.getStateStore(STORE);
    dirty = new Dirty(context.getStateStore(DIRTY));
    context.schedule(
        FeatureTopology.COALESCE,
        PunctuationType.WALL_CLOCK_TIME,
        _ -> dirty.drain(PUBLISHED_BOUND, this::publish));
  }

  @Override
  public void process(Record<String, ProductDelta> record) {
    byte[] row = products.get(record.key());
    ProductState state = row == null ? new ProductState() : ProductState.of(row);
    state.add(record.value());
    products.put(record.key(), state.toBytes());
    dirty.mark(record.key(), record.timestamp());
  }

  private void publish(String key, long receivedAt) {
    ProductState state = ProductState.of(Objects.requireNonNull(products.get(key)));
    String productId = KeyText.decode(Keys.restOf(key));
    context.forward(new Record<>(key, state.features(Keys.shopOf(key), productId), receivedAt));
  }
}
