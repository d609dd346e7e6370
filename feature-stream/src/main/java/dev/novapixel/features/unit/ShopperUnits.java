package dev.novapixel.features.unit;

import dev.novapixel.features.context.ContextState;
import dev.novapixel.features.profile.ProfileState;
import dev.novapixel.features.recommendation.Attribution;
import dev.novapixel.features.rolling.EventLog;
import dev.novapixel.features.rolling.RollingFold;
import dev.novapixel.features.session.Sessions;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Rolling;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.feature.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * f(S, t): a shopper's features as a function of its units' states and an as-of time. Units come
 * and go; nothing is ever poured together.
 *
 * <p>An as-of is never before the newest event: the gateway lets an event be at most 5 s ahead of
 * it, and for that long {@link #asOf} runs ahead of the clock.
 */
public final class ShopperUnits {
  private final List<UnitState> units;
  private final Sessions sessions;

  private ShopperUnits(List<UnitState> units) {
    this.units = units;
    this.sessions = Sessions.of(units.stream().map(UnitState::fragments).toList());
  }

  /** Of the states at hand, those that count, until one of them changes. */
  public static ShopperUnits of(Collection<UnitState> states) {
    return new ShopperUnits(states.stream().filter(UnitState::counts).toList());
  }

  public boolean isEmpty() {
    return units.isEmpty();
  }

  /** The as-of of values published at {@code clock}. */
  public long asOf(long clock) {
    return Math.max(
        clock, profiles().stream().mapToLong(ProfileState::lastActive).max().orElse(clock));
  }

  /** The features; empty if nothing is known of the shopper. */
  public Optional<ShopperFeatures> features(String shop, Identifier shopper, long asOf) {
    if (isEmpty()) {
      return Optional.empty();
    }
    Map<Window, Rolling> windows = RollingFold.windows(logs(), asOf);
    Counted counted = units.stream().map(UnitState::counted).reduce(Counted.NONE, Counted::with);
    return Optional.of(
        new ShopperFeatures(
            shop,
            shopper,
            Instant.ofEpochMilli(asOf),
            Instant.ofEpochMilli(counted.receivedAt()),
            Objects.requireNonNull(windows.get(Window.LAST_5M)),
            Objects.requireNonNull(windows.get(Window.LAST_1H)),
            Objects.requireNonNull(windows.get(Window.LAST_24H)),
            sessions.latest(asOf).orElse(null),
            ContextState.features(shopper, units.stream().map(UnitState::context).toList()),
            ProfileState.features(profiles()),
            counted.sum().events(),
            counted.sum().hash()));
  }

  /** Which of its orders followed a recommendation. */
  public Attribution attribution() {
    return Attribution.of(
        units.stream().map(UnitState::recommended).toList(),
        units.stream().flatMap(unit -> unit.orders().all().stream()).toList());
  }

  public Sessions sessions() {
    return sessions;
  }

  /**
   * When the features change next although nothing happens; empty if never. From the clock on and
   * not from the as-of: a session may close between the two.
   */
  public OptionalLong nextChange(long clock) {
    OptionalLong window = RollingFold.nextChange(logs(), clock);
    OptionalLong close = sessions.nextClose(clock);
    if (window.isEmpty() || close.isEmpty()) {
      return window.isEmpty() ? close : window;
    }
    return OptionalLong.of(Math.min(window.getAsLong(), close.getAsLong()));
  }

  private List<EventLog> logs() {
    return units.stream().map(UnitState::log).toList();
  }

  private List<ProfileState> profiles() {
    return units.stream().map(UnitState::profile).toList();
  }
}
