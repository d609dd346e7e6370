package dev.novapixel.schemas.shopper;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shopper's journey: by which names it is known, and which merges that took.
 *
 * @param shop the shop
 * @param id the shopper's id: its strongest identifier
 * @param state how well it is known
 * @param firstSeen event time of its first event
 * @param lastActive event time of its last event, to the hour; the profile features have it exactly
 * @param ties its identifiers, each with the event that showed it, by (time, event id)
 * @param merges units that came from another shopper, by (time, event id)
 * @param units the units of clients that it holds, as operators name them
 */
public record Shopper(
    String shop,
    Identifier id,
    PrivacyState state,
    Instant firstSeen,
    Instant lastActive,
    List<Tie> ties,
    List<Merge> merges,
    List<Unit> units) {

  /** Without the names of its units. */
  public Shopper(
      String shop,
      Identifier id,
      PrivacyState state,
      Instant firstSeen,
      Instant lastActive,
      List<Tie> ties,
      List<Merge> merges) {
    this(shop, id, state, firstSeen, lastActive, ties, merges, List.of());
  }

  public Shopper {
    ties = List.copyOf(ties);
    merges = List.copyOf(merges);
    units = List.copyOf(units);
  }

  /** The same, active until {@code time} if that is later. */
  public Shopper activeUntil(Instant time) {
    return time.isAfter(lastActive)
        ? new Shopper(shop, id, state, firstSeen, time, ties, merges, units)
        : this;
  }

  /** An identifier and the event that first showed it with this shopper. */
  public record Tie(Identifier identifier, Instant tiedAt, String eventId) {
    public static final Comparator<Tie> BY_TIME =
        Comparator.comparing(Tie::tiedAt)
            .thenComparing(Tie::eventId)
            .thenComparing(Tie::identifier);
  }

  /** A unit that came from {@code from} to {@code to}, and the event that showed it. */
  public record Merge(Identifier from, Identifier to, Instant at, String eventId) {
    public static final Comparator<Merge> BY_TIME =
        Comparator.comparing(Merge::at)
            .thenComparing(Merge::eventId)
            .thenComparing(Merge::from)
            .thenComparing(Merge::to);
  }

  /**
   * A client's events under one customer's logins, or before any.
   *
   * @param client the client
   * @param customer whose logins; null for the events before any
   * @param firstEventId the first of them in the client's own order
   */
  public record Unit(String client, @Nullable String customer, String firstEventId) {}
}
