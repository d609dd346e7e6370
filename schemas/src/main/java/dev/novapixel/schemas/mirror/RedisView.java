package dev.novapixel.schemas.mirror;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of a topic looks like in Redis. A pure function, because the mirror may ask again.
 *
 * @param <V> the topic's value
 */
@FunctionalInterface
public interface RedisView<V> {

  /**
   * The writes that show a record.
   *
   * @param key the record's key in the topic
   * @param value its value; null when the key was deleted
   */
  List<RedisWrite> writes(String key, @Nullable V value);
}
