package dev.novapixel.features.profile;

import dev.novapixel.features.codec.Amounts;
import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.profile.RecentProducts.Recent;
import dev.novapixel.features.rolling.Moment;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ProfileFeatures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a unit did over all time. */
public final class ProfileState {
  private final RecentProducts viewed;
  private final RecentProducts purchased;
  private final RecentProducts carted;
  private int orders;
  private Map<String, Long> value = Map.of();
  private long firstSeen = Long.MAX_VALUE;
  private long lastActive = Long.MIN_VALUE;

  public ProfileState() {
    this(new RecentProducts(), new RecentProducts(), new RecentProducts());
  }

  private ProfileState(RecentProducts viewed, RecentProducts purchased, RecentProducts carted) {
    this.viewed = viewed;
    this.purchased = purchased;
    this.carted = carted;
  }

  public void add(ShopperEvent event) {
    long at = Moment.timeOf(event);
    firstSeen = Math.min(firstSeen, at);
    lastActive = Math.max(lastActive, at);
    switch (event.action()) {
      case Action.ProductViewed(var item) -> viewed.add(item.productId(), at, 1, Looks.of(item));
      case Action.CartChanged(var change, var item) when change == Change.ADDED && item != null ->
          carted.add(item.productId(), at, 1, Looks.NONE);
      case Action.OrderChanged order -> addOrder(order, at);
      case Action _ -> {}
    }
  }

  public void addAll(ProfileState other) {
    viewed.addAll(other.viewed);
    purchased.addAll(other.purchased);
    carted.addAll(other.carted);
    orders += other.orders;
    value = Amounts.sum(value, other.value);
    firstSeen = Math.min(firstSeen, other.firstSeen);
    lastActive = Math.max(lastActive, other.lastActive);
  }

  /** Event time of the unit's last event, in milliseconds. */
  public long lastActive() {
    return lastActive;
  }

  /** The profile of a shopper from those of its units, of which there is at least one. */
  public static ProfileFeatures features(Collection<ProfileState> units) {
    int orders = 0;
    Map<String, Long> value = Map.of();
    long firstSeen = Long.MAX_VALUE;
    long lastActive = Long.MIN_VALUE;
    for (ProfileState unit : units) {
      orders += unit.orders;
      value = Amounts.sum(value, unit.value);
      firstSeen = Math.min(firstSeen, unit.firstSeen);
      lastActive = Math.max(lastActive, unit.lastActive);
    }
    List<Recent> viewed =
        RecentProducts.newestFirst(units.stream().map(unit -> unit.viewed).toList());
    List<Recent> purchased =
        RecentProducts.newestFirst(units.stream().map(unit -> unit.purchased).toList());
    List<Recent> carted =
        RecentProducts.newestFirst(units.stream().map(unit -> unit.carted).toList());
    var taste = new Taste(viewed, purchased);
    return new ProfileFeatures(
        RecentProducts.names(viewed),
        RecentProducts.names(purchased),
        RecentProducts.names(carted),
        taste.categories(),
        taste.brands(),
        taste.priceBands(),
        orders,
        value,
        Instant.ofEpochMilli(firstSeen),
        Instant.ofEpochMilli(lastActive));
  }

  public void write(BinaryWriter out) {
    viewed.write(out);
    purchased.write(out);
    carted.write(out);
    out.number(orders).amounts(value).time(firstSeen).time(lastActive);
  }

  public static ProfileState read(BinaryReader in) {
    var state =
        new ProfileState(RecentProducts.read(in), RecentProducts.read(in), RecentProducts.read(in));
    state.orders = in.integer();
    state.value = in.amounts();
    state.firstSeen = in.time();
    state.lastActive = in.time();
    return state;
  }

  private void addOrder(Action.OrderChanged order, long at) {
    orders += order.orders();
    value = Amounts.sum(value, Amounts.of(order.value(), 1));
    for (Item line : order.lines()) {
      purchased.add(line.productId(), at, line.quantity(), Looks.of(line));
    }
  }
}
