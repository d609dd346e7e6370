package dev.novapixel.features.topology;

import dev.novapixel.features.unit.ShopperUnits;
import dev.novapixel.features.unit.UnitState;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitPlace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One shopper as the stream sees it: changed in memory, told and written once for several changes.
 */
final class ShopperRow {
  private final String key;
  private final String shop;
  private final Identifier shopper;
  private final ShopperHead head;
  private final Map<UnitId, UnitState> units;
  private final Set<UnitId> changed = new HashSet<>();
  private final Set<UnitId> removed = new HashSet<>();
  private boolean headChanged;
  private @Nullable Told told;
  private boolean due;
  private boolean forgotten;
  private long since;
  private long until;

  ShopperRow(
      String key, String shop, Identifier shopper, ShopperHead head, Map<UnitId, UnitState> units) {
    this.key = key;
    this.shop = shop;
    this.shopper = shopper;
    this.head = head;
    this.units = units;
  }

  String key() {
    return key;
  }

  String shop() {
    return shop;
  }

  Identifier shopper() {
    return shopper;
  }

  ShopperHead head() {
    return head;
  }

  /** The states that count, as they are now. */
  ShopperUnits counting() {
    return ShopperUnits.of(units.values());
  }

  @Nullable UnitPlace place(UnitId unit) {
    return head.place(unit);
  }

  void place(UnitId unit, UnitPlace place) {
    if (!place.equals(head.place(unit))) {
      head.place(unit, place);
      headChanged = true;
    }
  }

  void timer(long due) {
    head.timer(due);
    headChanged = true;
  }

  /** Whether the unit is a machine, whose events change nothing. */
  boolean ignores(UnitId unit) {
    UnitState state = units.get(unit);
    return state != null && state.isMachine();
  }

  /** The unit's state, to be changed. */
  UnitState changing(UnitId unit) {
    changed.add(unit);
    removed.remove(unit);
    return units.computeIfAbsent(unit, UnitState::new);
  }

  /** Takes the unit's state away. */
  Optional<UnitState> remove(UnitId unit) {
    UnitState state = units.remove(unit);
    if (state != null) {
      changed.remove(unit);
      removed.add(unit);
    }
    return Optional.ofNullable(state);
  }

  /** Something of {@code receivedAt} is about to change it: remembers what is told of it by now. */
  Told begin(long receivedAt) {
    if (told == null) {
      told = Told.of(counting());
      since = receivedAt;
      until = receivedAt;
    }
    until = Math.max(until, receivedAt);
    return told;
  }

  /** What changed is told; what comes now is a change to this. */
  void tell() {
    for (UnitState unit : changed()) {
      unit.settle();
    }
    told = Told.of(counting());
  }

  /** Its features are to be published. */
  void publish() {
    due = true;
  }

  boolean isDue() {
    return due;
  }

  /** It was emptied, and nobody has its units now. */
  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  /** The gateway's time of the first change that is not written. */
  long since() {
    return since;
  }

  /** The gateway's time of the latest. */
  long until() {
    return until;
  }

  /** Whether there is anything to tell or to write. */
  boolean isOpen() {
    return due || forgotten || headChanged || hasChanged();
  }

  /** Whether a unit's state came, changed or went. */
  boolean hasChanged() {
    return !changed.isEmpty() || !removed.isEmpty();
  }

  boolean headChanged() {
    return headChanged;
  }

  /** The states to write. */
  List<UnitState> changed() {
    return changed.stream().map(unit -> Objects.requireNonNull(units.get(unit))).toList();
  }

  /** The units whose states to delete. */
  Set<UnitId> removed() {
    return removed;
  }

  /** What was changed is told and written. */
  void written() {
    changed.clear();
    removed.clear();
    headChanged = false;
    told = null;
    due = false;
    forgotten = false;
  }
}
