package dev.novapixel.schemas.reference;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.EventSum;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.SessionFeatures;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.feature.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's features as their definition says: f(S, t) over the plain list S of its events, each
 * family on its own, without any state. It reads every event for every value, and is right because
 * it is plain; the stream, which is fast, must come to the same.
 */
public final class ReferenceFeatures {
  private final List<ShopperEvent> events;

  /** Of the counted events of one shopper, in any order. */
  public ReferenceFeatures(List<ShopperEvent> events) {
    this.events = events.stream().sorted(EventTime.ORDER).toList();
  }

  /**
   * The features of a shopper as they stood at {@code at}, had today's identities been known:
   * computed from the events that the gateway had received by then, and from no later one. Empty if
   * there is none.
   *
   * <p>As everywhere, the as-of is never before the newest event, which the gateway lets be up to
   * five seconds ahead of its own clock.
   *
   * @param log the shopper's events, those of each unit in the order of the log
   */
  public static Optional<ShopperFeatures> asOf(
      String shop, Identifier shopper, List<ShopperEvent> log, Instant at) {
    List<ShopperEvent> known =
        log.stream().filter(event -> !event.receivedAt().isAfter(at)).toList();
    List<ShopperEvent> counted = Machines.without(known);
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReferenceFeatures(counted).features(shop, shopper, at));
  }

  private ShopperFeatures features(String shop, Identifier shopper, Instant at) {
    Instant newest = EventTime.of(events.getLast());
    Instant asOf = newest.isAfter(at) ? newest : at;
    Instant receivedAt =
        events.stream().map(ShopperEvent::receivedAt).max(Instant::compareTo).orElseThrow();
    EventSum sum = events.stream().map(EventSum::of).reduce(EventSum.NONE, EventSum::with);
    return new ShopperFeatures(
        shop,
        shopper,
        asOf,
        receivedAt,
        rolling(Window.LAST_5M, asOf),
        rolling(Window.LAST_1H, asOf),
        rolling(Window.LAST_24H, asOf),
        session(asOf),
        context(shopper),
        profile(),
        sum.events(),
        sum.hash());
  }

  /** What happened in {@code (asOf − width, asOf]}. */
  public Rolling rolling(Window window, Instant asOf) {
    Instant after = asOf.minus(window.width());
    return RollingReference.of(
        events.stream()
            .filter(event -> EventTime.of(event).isAfter(after))
            .filter(event -> !EventTime.of(event).isAfter(asOf))
            .toList());
  }

  /** The shopper's sessions by time, each with its events by time. */
  public List<List<ShopperEvent>> sessions() {
    return SessionReference.sessions(events);
  }

  /** The latest session, if any event opened one. */
  public @Nullable SessionFeatures session(Instant asOf) {
    List<List<ShopperEvent>> sessions = sessions();
    return sessions.isEmpty() ? null : SessionReference.features(sessions.getLast(), asOf);
  }

  public ContextFeatures context(Identifier shopper) {
    return ContextReference.of(shopper, events);
  }

  /** Of a shopper with at least one event. */
  public ProfileFeatures profile() {
    return ProfileReference.of(events);
  }
}
