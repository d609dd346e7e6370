package dev.novapixel.admin.projection;

import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The topics that become rows, and how a record of each is taken into a batch. */
final class ProjectedTopics {
  static final List<Projected<?>> ALL =
      List.of(
          new Projected<>(Topics.SHOPPER_EVENTS, ifPresent(ShopBatch::add)),
          new Projected<>(Topics.SESSIONS, ifPresent(ShopBatch::add)),
          new Projected<>(
              Topics.SHOPPERS,
              (batch, key, value, source) ->
                  batch.addJourney(shopperOf(key), Optional.ofNullable(value), source)),
          new Projected<>(
              Topics.PRODUCT_FEATURES,
              (batch, key, value, source) ->
                  batch.addProduct(productOf(key), Optional.ofNullable(value), source)),
          new Projected<>(
              Topics.PRODUCT_AFFINITY,
              (batch, key, value, source) ->
                  batch.addAffinity(productOf(key), Optional.ofNullable(value), source)),
          new Projected<>(Topics.TALLIES, ifPresent(ShopBatch::add)),
          new Projected<>(
              Topics.REJECTED_EVENTS, ifPresent((batch, value, source) -> batch.add(value))));

  private ProjectedTopics() {}

  /** A topic and what its records do. */
  record Projected<V>(Topic<V> topic, Fold<V> fold) {}

  /** Takes one record into the batch of its shop. */
  interface Fold<V> {
    void add(ShopBatch batch, String key, @Nullable V value, Source source);
  }

  private interface Addition<V> {
    void add(ShopBatch batch, V value, Source source);
  }

  /** For topics in which nothing is ever deleted. */
  private static <V> Fold<V> ifPresent(Addition<V> addition) {
    return (batch, key, value, source) -> {
      if (value != null) {
        addition.add(batch, value, source);
      }
    };
  }

  /** {@code type:value} of a key {@code shop|type:encoded value}. */
  static String shopperOf(String key) {
    String rest = Keys.restOf(key);
    int colon = rest.indexOf(':');
    return rest.substring(0, colon + 1) + KeyText.decode(rest.substring(colon + 1));
  }

  private static String productOf(String key) {
    return KeyText.decode(Keys.restOf(key));
  }
}
