package dev.novapixel.features.topology;

/** Is told how old an event was as it came along; called on the stream's thread. */
@FunctionalInterface
public interface Freshness {
  /** Nobody listens. */
  Freshness UNHEARD = _ -> {};

  /** Milliseconds from when it happened to the gateway. */
  default void received(long millis) {}

  /** Milliseconds from the gateway to the new value. */
  void computed(long millis);
}
