package dev.novapixel.stitcher.journey;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.shopper.Shopper.Tie;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one unit adds to its shopper's journey.
 *
 * @param firstSeen event time of its first event
 * @param lastActive event time of its last event, to the hour: to the second it would change with
 *     every event, and the features know it
 * @param ties the identifiers on its events, each with the first event that carried it, by time
 * @param opened the event that began it, if it is a client's and that event has come
 */
record Travel(Instant firstSeen, Instant lastActive, List<Tie> ties, @Nullable String opened) {
  /** Most identifiers kept of one unit, the first seen. */
  static final int TIES_LIMIT = 100;

  Travel {
    ties = List.copyOf(ties);
  }

  static Travel of(ShopperEvent event) {
    var ties = new ArrayList<Tie>(3);
    if (event.clientId() != null) {
      ties.add(tie(Identifier.client(event.clientId()), event));
    }
    if (event.checkoutToken() != null) {
      ties.add(tie(Identifier.checkout(event.checkoutToken()), event));
    }
    if (event.customerId() != null) {
      ties.add(tie(Identifier.customer(event.customerId()), event));
    }
    ties.sort(Tie.BY_TIME);
    String opened = event.opensUnit() ? event.eventId() : null;
    return new Travel(event.occurredAt(), hour(event.occurredAt()), ties, opened);
  }

  private static Tie tie(Identifier identifier, ShopperEvent event) {
    return new Tie(identifier, event.occurredAt(), event.eventId());
  }

  /** This very object if the other tells nothing new. */
  Travel plus(Travel other) {
    boolean adds =
        other.firstSeen.isBefore(firstSeen)
            || other.lastActive.isAfter(lastActive)
            || (opened == null && other.opened != null)
            || !tellsNothingNew(ties, other.ties);
    return adds
        ? new Travel(
            firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
            lastActive.isAfter(other.lastActive) ? lastActive : other.lastActive,
            first(ties, other.ties),
            opened == null ? other.opened : opened)
        : this;
  }

  private static Instant hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /** Each identifier once, with its first event, in the order of those events. */
  static List<Tie> first(List<Tie> some, List<Tie> others) {
    if (tellsNothingNew(some, others)) {
      return some;
    }
    var byIdentifier = new TreeMap<Identifier, Tie>();
    some.forEach(tie -> byIdentifier.merge(tie.identifier(), tie, Travel::earlier));
    others.forEach(tie -> byIdentifier.merge(tie.identifier(), tie, Travel::earlier));
    return byIdentifier.values().stream().sorted(Tie.BY_TIME).limit(TIES_LIMIT).toList();
  }

  /** Nearly always: an event on identifiers that are known from earlier ones. */
  private static boolean tellsNothingNew(List<Tie> some, List<Tie> others) {
    for (Tie other : others) {
      Tie known = find(some, other.identifier());
      if (known == null || Tie.BY_TIME.compare(other, known) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Tie find(List<Tie> ties, Identifier identifier) {
    for (Tie tie : ties) {
      if (tie.identifier().equals(identifier)) {
        return tie;
      }
    }
    return null;
  }

  static Tie earlier(Tie one, Tie other) {
    return Tie.BY_TIME.compare(one, other) <= 0 ? one : other;
  }

  static void write(StateWriter out, Travel travel) {
    out.time(travel.firstSeen)
        .time(travel.lastActive)
        .list(
            travel.ties,
            (to, tie) -> to.identifier(tie.identifier()).time(tie.tiedAt()).text(tie.eventId()))
        .text(travel.opened);
  }

  static Travel read(StateReader in) {
    return new Travel(
        in.time(),
        in.time(),
        in.list(from -> new Tie(from.identifier(), from.time(), from.text())),
        in.optionalText());
  }
}
