package dev.novapixel.features.unit;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.context.ContextState;
import dev.novapixel.features.order.Orders;
import dev.novapixel.features.profile.ProfileState;
import dev.novapixel.features.recommendation.Recommended;
import dev.novapixel.features.rolling.EventLog;
import dev.novapixel.features.rolling.Moment;
import dev.novapixel.features.session.Fragment;
import dev.novapixel.features.session.Fragments;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.feature.EventSum;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of one unit: the smallest state that ever moves. It is a function of the set of
 * its events; two states of one unit with different events add up.
 *
 * <p>A unit with more than {@link EventLog#BOUND} events within a day is a machine: it is marked by
 * its own log order, what it did is dropped, and its later events are not counted.
 */
public final class UnitState {
  private static final int FORMAT = 3;

  private final UnitId id;
  private EventLog log = new EventLog();
  private Fragments fragments = new Fragments();
  private ContextState context = new ContextState();
  private ProfileState profile = new ProfileState();
  private Orders orders = new Orders();
  private Recommended recommended = new Recommended();
  private Counted counted = Counted.NONE;
  private boolean machine;

  public UnitState(UnitId id) {
    this.id = id;
  }

  /** What adding an event came to. */
  public sealed interface Added {
    /**
     * It counts.
     *
     * @param order the order as it was and is, where it changed one
     * @param recommended what it changed in the counts of recommendations
     */
    record Counts(Optional<Orders.Step> order, List<Recommended.Change> recommended)
        implements Added {}

    /** The unit is a machine. */
    record Ignored() implements Added {}
  }

  public Added add(ShopperEvent event) {
    if (machine) {
      return new Added.Ignored();
    }
    log.add(Moment.of(event));
    if (log.overflows()) {
      becomeMachine();
      return new Added.Ignored();
    }
    Fragment.of(event).ifPresent(fragments::add);
    context.add(event);
    profile.add(event);
    counted = counted.with(new Counted(EventSum.of(event), event.receivedAt().toEpochMilli()));
    return new Added.Counts(
        event.action() instanceof Action.OrderChanged order
            ? Optional.of(orders.add(order))
            : Optional.empty(),
        recommended.add(event));
  }

  /**
   * What adding a state came to.
   *
   * @param orders the steps of orders of which both knew a part
   * @param recommended what both had counted
   */
  public record Joined(List<Orders.Step> orders, List<Recommended.Change> recommended) {}

  /** Adds what was counted of the same unit elsewhere. */
  public Joined addAll(UnitState other) {
    log.addAll(other.log);
    fragments.addAll(other.fragments);
    context.addAll(other.context);
    profile.addAll(other.profile);
    List<Orders.Step> steps = orders.addAll(other.orders);
    List<Recommended.Change> changes = recommended.addAll(other.recommended);
    counted = counted.with(other.counted);
    if (machine || other.machine || log.overflows()) {
      becomeMachine();
    }
    return new Joined(steps, changes);
  }

  public UnitId id() {
    return id;
  }

  /** Whether it is marked: then nothing changes it any more. */
  public boolean isMachine() {
    return machine;
  }

  /** Whether it counts for its shopper: it has events, and a person made them. */
  public boolean counts() {
    return !machine && !counted.isNone();
  }

  EventLog log() {
    return log;
  }

  Fragments fragments() {
    return fragments;
  }

  ContextState context() {
    return context;
  }

  ProfileState profile() {
    return profile;
  }

  Orders orders() {
    return orders;
  }

  Recommended recommended() {
    return recommended;
  }

  Counted counted() {
    return counted;
  }

  /**
   * Forgets what lies beyond the bounds: at the end of a step, so that differences are seen whole.
   */
  public void settle() {
    fragments.settle();
    orders.settle();
    recommended.settle();
  }

  /** The row; settles what lies beyond the bounds. */
  public byte[] toBytes() {
    settle();
    var out = new BinaryWriter(FORMAT);
    out.flag(machine);
    if (!machine) {
      counted.write(out);
      log.write(out);
      fragments.write(out);
      context.write(out);
      profile.write(out);
      orders.write(out);
      recommended.write(out);
    }
    return out.toBytes();
  }

  public static UnitState of(UnitId id, byte[] row) {
    var in = new BinaryReader(row).expect(FORMAT);
    var state = new UnitState(id);
    state.machine = in.flag();
    if (!state.machine) {
      state.counted = Counted.read(in);
      state.log = EventLog.read(in);
      state.fragments = Fragments.read(in, id);
      state.context = ContextState.read(in);
      state.profile = ProfileState.read(in);
      state.orders = Orders.read(in);
      state.recommended = Recommended.read(in);
    }
    return state;
  }

  private void becomeMachine() {
    machine = true;
    log = new EventLog();
    fragments = new Fragments();
    context = new ContextState();
    profile = new ProfileState();
    orders = new Orders();
    recommended = new Recommended();
    counted = Counted.NONE;
  }
}
