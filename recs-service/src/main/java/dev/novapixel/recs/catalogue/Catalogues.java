package dev.novapixel.recs.catalogue;

import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Every shop's catalogue as the {@code catalog} topic has it now, so that a product that was taken
 * down is not recommended a moment later. Thread-safe. Takes some 300 bytes a product, and is
 * bounded by what the shops sell.
 */
public final class Catalogues implements AutoCloseable {
  private final TableFollower<Product> follower;
  private volatile Map<String, ShopCatalogue> byShop = Map.of();

  private Catalogues(Map<String, Object> kafka, Deserializer<Product> values) {
    this.follower = new TableFollower<>(Topics.CATALOG.in(Epoch.FIRST), kafka, values, new Fold());
  }

  /** Starts to follow the topic at once; see {@link TableFollower} for the parameters. */
  public static Catalogues start(Map<String, Object> kafka, Deserializer<Product> values) {
    Catalogues catalogues = new Catalogues(kafka, values);
    catalogues.follower.start();
    return catalogues;
  }

  /** The shop's catalogue; empty for a shop that has none. */
  public ShopCatalogue of(String shop) {
    return byShop.getOrDefault(shop, ShopCatalogue.EMPTY);
  }

  /** Whether the topic was read to the end that it had at the start. */
  public boolean isReady() {
    return follower.isCaughtUp();
  }

  @Override
  public void close() {
    follower.close();
  }

  /**
   * Fills a new map while the topic is read from its beginning; once that is shown, changes go
   * straight into it.
   */
  private final class Fold implements TableFollower.Fold<Product> {
    private Map<String, ShopCatalogue> reading = new ConcurrentHashMap<>();

    @Override
    public void begin() {
      reading = new ConcurrentHashMap<>();
    }

    @Override
    public void apply(String key, @Nullable Product product) {
      ShopCatalogue catalogue = reading.computeIfAbsent(Keys.shopOf(key), _ -> new ShopCatalogue());
      if (product == null) {
        catalogue.remove(KeyText.decode(Keys.restOf(key)));
      } else {
        catalogue.put(product);
      }
    }

    @Override
    public void publish() {
      byShop = reading;
    }
  }
}
