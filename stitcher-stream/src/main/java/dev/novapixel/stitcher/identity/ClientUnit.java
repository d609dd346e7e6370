package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.UnitId;
import dev.novapixel.schemas.moves.UnitVersion;
import dev.novapixel.stitcher.normalise.TypedEvent;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a client as the client's node knows it: its events under one customer, or before any.
 *
 * @param customer whose login its events stand under; null for the guest unit
 * @param firstEvent the event that began it, by which operators name it
 * @param named when its customer was last named on an event, as received; of no use to the guest
 * @param version rises with each move
 * @param revision rises whenever its owner or one of its ties becomes void or counts again
 * @param owner whose it is by itself, once voids are taken off; null if ties decide
 * @param label whose it is now
 * @param sequence of the last label that a component gave it
 * @param ties the tokens that it carried, at most {@link #TIES_LIMIT}, the smallest
 * @param told what its journey was told
 */
record ClientUnit(
    @Nullable String customer,
    String firstEvent,
    Instant named,
    long version,
    long revision,
    @Nullable String owner,
    Label label,
    long sequence,
    SortedMap<String, Carried> ties,
    Told told) {
  static final int TIES_LIMIT = 50;

  ClientUnit {
    ties = Collections.unmodifiableSortedMap(ties);
  }

  /** A token on the unit's events: first and last seen, and whether it ties. */
  record Carried(Cause first, Instant newest, boolean counts) {
    static void write(StateWriter out, Carried carried) {
      Cause.write(out, carried.first);
      out.time(carried.newest).flag(carried.counts);
    }

    static Carried read(StateReader in) {
      return new Carried(Cause.read(in), in.time(), in.flag());
    }
  }

  static ClientUnit guest(String client, Cause first, long version) {
    var label = new Label(Identifier.client(client), first);
    return begun(null, first, version, label);
  }

  static ClientUnit owned(String customer, Cause first, long version) {
    return begun(customer, first, version, new Label(Identifier.customer(customer), first));
  }

  private static ClientUnit begun(
      @Nullable String customer, Cause first, long version, Label label) {
    return new ClientUnit(
        customer,
        first.eventId(),
        first.receivedAt(),
        version,
        0,
        customer,
        label,
        0,
        new TreeMap<>(),
        Told.NOTHING);
  }

  UnitId id(String client) {
    return UnitId.of(client, customer);
  }

  ClientUnit named(Instant receivedAt) {
    return receivedAt.isAfter(named)
        ? new ClientUnit(
            customer, firstEvent, receivedAt, version, revision, owner, label, sequence, ties, told)
        : this;
  }

  ClientUnit labelled(Label to, long newSequence) {
    long next = to.shopper().equals(label.shopper()) ? version : UnitVersion.afterMove(version);
    return new ClientUnit(
        customer, firstEvent, named, next, revision, owner, to, newSequence, ties, told);
  }

  /** Whether the unit's journey has to hear of {@code event}, which carries {@code token}. */
  boolean isNews(TypedEvent event, @Nullable String token) {
    if (told.isNews(event)) {
      return true;
    }
    var carried = token == null ? null : ties.get(token);
    return token != null
        && (carried == null || !event.occurredAt().isAfter(carried.first.occurredAt()));
  }

  /** The unit's journey hears of {@code event}. */
  ClientUnit telling(TypedEvent event) {
    var now = told.with(event);
    return now.equals(told)
        ? this
        : new ClientUnit(
            customer, firstEvent, named, version, revision, owner, label, sequence, ties, now);
  }

  /** An event of the unit carried {@code token}. */
  ClientUnit carrying(String token, Cause cause, Voids voids) {
    var known = ties.get(token);
    var first = known == null ? cause : known.first.earlier(cause);
    var newest =
        known == null || cause.receivedAt().isAfter(known.newest)
            ? cause.receivedAt()
            : known.newest;
    boolean counts = known == null ? newest.isAfter(voids.ofTie(firstEvent, token)) : known.counts;
    var all = new TreeMap<>(ties);
    all.put(token, new Carried(first, newest, counts));
    while (all.size() > TIES_LIMIT) {
      all.pollLastEntry();
    }
    return with(all, owner, revision);
  }

  /**
   * What {@code voids} leave of it: a new revision if that is another owner or another set of ties
   * than before, else this.
   *
   * @param newOwner whose it is by itself
   */
  ClientUnit settled(@Nullable String newOwner, Voids voids) {
    boolean changed = !Objects.equals(owner, newOwner);
    var all = new TreeMap<String, Carried>();
    for (Map.Entry<String, Carried> tie : ties.entrySet()) {
      var carried = tie.getValue();
      boolean counts = carried.newest.isAfter(voids.ofTie(firstEvent, tie.getKey()));
      changed |= counts != carried.counts;
      all.put(tie.getKey(), new Carried(carried.first, carried.newest, counts));
    }
    return changed ? with(all, newOwner, revision + 1) : this;
  }

  private ClientUnit with(
      SortedMap<String, Carried> newTies, @Nullable String newOwner, long newRevision) {
    return new ClientUnit(
        customer,
        firstEvent,
        named,
        version,
        newRevision,
        newOwner,
        label,
        sequence,
        newTies,
        told);
  }

  static void write(StateWriter out, ClientUnit unit) {
    out.text(unit.customer)
        .text(unit.firstEvent)
        .time(unit.named)
        .number(unit.version)
        .number(unit.revision)
        .text(unit.owner);
    Label.write(out, unit.label);
    out.number(unit.sequence)
        .list(
            unit.ties.entrySet(),
            (to, tie) -> Carried.write(to.text(tie.getKey()), tie.getValue()));
    Told.write(out, unit.told);
  }

  static ClientUnit read(StateReader in) {
    return new ClientUnit(
        in.optionalText(),
        in.text(),
        in.time(),
        in.number(),
        in.number(),
        in.optionalText(),
        Label.read(in),
        in.number(),
        ties(in),
        Told.read(in));
  }

  private static SortedMap<String, Carried> ties(StateReader in) {
    var ties = new TreeMap<String, Carried>();
    for (int left = in.count(); left > 0; left--) {
      ties.put(in.text(), Carried.read(in));
    }
    return ties;
  }
}
