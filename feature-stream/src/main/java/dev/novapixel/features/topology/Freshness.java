package dev.novapixel.features.topology;

/** Is told how old an event was when its features were computed. */
@FunctionalInterface
public interface Freshness {
  /** Nobody listens. */
  Freshness UNHEARD = _ -> {};

  /** Milliseconds from the gateway to the new value; called on the stream's thread. */
  void computed(long millis);
}
