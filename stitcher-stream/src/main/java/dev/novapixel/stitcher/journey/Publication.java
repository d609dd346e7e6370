package dev.novapixel.stitcher.journey;

import static dev.novapixel.schemas.event.Identifier.Type.CUSTOMER;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitPlace;
import dev.novapixel.schemas.shopper.PrivacyState;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Shopper.Merge;
import dev.novapixel.schemas.shopper.Shopper.Tie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a shopper's units together: a function of what each of them holds. */
final class Publication {
  private static final String GUEST = "|guest";

  private Publication() {}

  static Optional<Shopper> of(String shop, Identifier shopper, Map<UnitId, Stay> stays) {
    Travel sum = null;
    List<Merge> merges = new ArrayList<>();
    List<Shopper.Unit> units = new ArrayList<>();
    for (var entry : stays.entrySet()) {
      Travel travel = entry.getValue().travel();
      if (travel != null && entry.getValue().place() instanceof UnitPlace.Here) {
        sum = sum == null ? travel : sum.plus(travel);
        merge(entry.getKey(), shopper, travel, entry.getValue()).ifPresent(merges::add);
        unit(entry.getKey(), travel).ifPresent(units::add);
      }
    }
    if (sum == null) {
      return Optional.empty();
    }
    merges.sort(Merge.BY_TIME);
    return Optional.of(
        new Shopper(
            shop,
            shopper,
            PrivacyState.of(shopper),
            sum.firstSeen(),
            latest(sum.firstSeen(), sum.lastActive()),
            ownTies(shopper, sum.ties()),
            merges,
            units));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** All but other accounts: an operator has said that they are not this shopper's. */
  private static List<Tie> ownTies(Identifier shopper, List<Tie> ties) {
    return ties.stream()
        .filter(tie -> tie.identifier().type() != CUSTOMER || tie.identifier().equals(shopper))
        .toList();
  }

  /** A client's unit, as operators name it. */
  private static Optional<Shopper.Unit> unit(UnitId unit, Travel travel) {
    String opened = travel.opened();
    return opened == null
        ? Optional.empty()
        : unit.client()
            .map(client -> new Shopper.Unit(client, unit.customer().orElse(null), opened));
  }

  /** A unit that stands under another name than its own was merged, by the event that moved it. */
  private static Optional<Merge> merge(UnitId unit, Identifier shopper, Travel travel, Stay stay) {
    Optional<Identifier> own = ownName(unit);
    if (own.isEmpty() || own.get().equals(shopper)) {
      return Optional.empty();
    }
    var moved = stay.moved();
    var first = travel.ties().isEmpty() ? null : travel.ties().getFirst();
    if (moved != null) {
      return Optional.of(new Merge(own.get(), shopper, moved.at(), moved.eventId()));
    }
    return first == null
        ? Optional.empty()
        : Optional.of(new Merge(own.get(), shopper, first.tiedAt(), first.eventId()));
  }

  /** What a unit would be called by itself; empty for one that an account owns from the start. */
  private static Optional<Identifier> ownName(UnitId unit) {
    String text = unit.text();
    if (text.endsWith(GUEST)) {
      return parse(text.substring(0, text.length() - GUEST.length()));
    }
    return text.startsWith("checkout:") && unit.customer().isEmpty()
        ? parse(text)
        : Optional.empty();
  }

  private static Optional<Identifier> parse(String encoded) {
    return Identifier.parse(KeyText.decode(encoded));
  }
}
