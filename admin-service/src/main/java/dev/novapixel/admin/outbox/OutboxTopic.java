package dev.novapixel.admin.outbox;

import dev.novapixel.schemas.topic.Topic;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How notices of one topic become records.
 *
 * @param topic the topic
 * @param key the record's key
 * @param state what to publish
 */
public record OutboxTopic<V>(Topic<V> topic, Key key, State<V> state) {

  /** Spells a record's key. */
  public interface Key {
    String of(String shop, @Nullable String part);
  }

  /** Reads what is to be published, in a transaction that sees the shop. */
  public interface State<V> {
    /** The state as it is now; null publishes a tombstone. */
    @Nullable V load(Handle handle, String shop, @Nullable String part);
  }
}
