package dev.novapixel.schemas.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A topic: what stands in it, and how long. Keys are UTF-8 text, values Avro.
 *
 * @param name its name without prefix and epoch
 * @param value the type of its values
 * @param derived whether each epoch has its own
 * @param cleanup how it is kept small
 * @param retention how long records are kept, null for ever (or until compacted)
 * @param partitions how many it always has; null for as many as the settings say
 */
public record Topic<V>(
    String name,
    Class<V> value,
    boolean derived,
    Cleanup cleanup,
    @Nullable Duration retention,
    @Nullable Integer partitions) {

  private static final String PREFIX = "nova.";

  /** With as many partitions as the settings say. */
  public Topic(
      String name, Class<V> value, boolean derived, Cleanup cleanup, @Nullable Duration retention) {
    this(name, value, derived, cleanup, retention, null);
  }

  /** How a topic is kept small. */
  public enum Cleanup {
    COMPACT("compact"),
    DELETE("delete");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** Kafka's {@code cleanup.policy}. */
    public String policy() {
      return policy;
    }
  }

  /** The topic's name in Kafka; the epoch matters only to derived topics. */
  public String in(Epoch epoch) {
    return derived ? PREFIX + epoch.name() + "." + name : PREFIX + name;
  }

  /**
   * The name under which its schema is registered: without the epoch, since all epochs share it.
   */
  public String subject() {
    return PREFIX + name + "-value";
  }

  static <V> Topic<V> source(String name, Class<V> value, Duration retention) {
    return new Topic<>(name, value, false, Cleanup.DELETE, retention);
  }

  static <V> Topic<V> sourceTable(String name, Class<V> value) {
    return new Topic<>(name, value, false, Cleanup.COMPACT, null);
  }

  /** One partition: all of its records are in one order. */
  static <V> Topic<V> orderedTable(String name, Class<V> value) {
    return new Topic<>(name, value, false, Cleanup.COMPACT, null, 1);
  }

  static <V> Topic<V> derived(String name, Class<V> value, Duration retention) {
    return new Topic<>(name, value, true, Cleanup.DELETE, retention);
  }

  static <V> Topic<V> derivedTable(String name, Class<V> value) {
    return new Topic<>(name, value, true, Cleanup.COMPACT, null);
  }
}
