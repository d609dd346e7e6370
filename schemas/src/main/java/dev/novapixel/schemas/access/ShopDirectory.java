package dev.novapixel.schemas.access;

import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Every shop's settings as the {@code shop-settings} topic has them now, in memory: a change is in
 * force within a poll, without a restart. Thread-safe: readers take one immutable {@link
 * ShopIndex}.
 *
 * <p>Not ready until the topic was read to the end that it had at the start. While Kafka is away
 * the last known settings stay in force.
 */
public final class ShopDirectory implements AutoCloseable {
  private final TableFollower<ShopSettings> follower;
  private volatile ShopIndex index = ShopIndex.EMPTY;

  private ShopDirectory(Map<String, Object> kafka, Deserializer<ShopSettings> values) {
    this.follower =
        new TableFollower<>(Topics.SHOP_SETTINGS.in(Epoch.FIRST), kafka, values, new Fold());
  }

  /**
   * Starts to follow the topic at once, in a thread of its own.
   *
   * @param kafka client properties: at least {@code bootstrap.servers}
   * @param values reads the topic's values; not closed
   */
  public static ShopDirectory start(Map<String, Object> kafka, Deserializer<ShopSettings> values) {
    ShopDirectory directory = new ShopDirectory(kafka, values);
    directory.follower.start();
    return directory;
  }

  /** All shops now; a request takes it once. */
  public ShopIndex index() {
    return index;
  }

  /** What {@code key} opens now; empty if it is nobody's. */
  public Optional<Access> open(String key) {
    return index.open(key);
  }

  /** Whether the topic was read to the end that it had at the start. */
  public boolean isReady() {
    return follower.isCaughtUp();
  }

  @Override
  public void close() {
    follower.close();
  }

  /** Only the follower's thread touches {@code shops}. */
  private final class Fold implements TableFollower.Fold<ShopSettings> {
    private final Map<String, ShopSettings> shops = new HashMap<>();

    @Override
    public void begin() {
      shops.clear();
    }

    @Override
    public void apply(String key, @Nullable ShopSettings settings) {
      if (settings == null) {
        shops.remove(key);
      } else {
        shops.put(key, settings);
      }
    }

    @Override
    public void publish() {
      index = ShopIndex.of(shops.values());
    }
  }
}
