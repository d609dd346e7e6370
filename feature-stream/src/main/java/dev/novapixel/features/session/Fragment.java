package dev.novapixel.features.session;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.UnitId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A run of one unit's events without a silence longer than the gap, or several runs joined;
 * immutable.
 *
 * <p>An event reaches back by the gap stamped on it and belongs with every event in its reach.
 * Together the events of a run reach back to {@code reach} without a hole, so that two runs belong
 * together iff the earlier one's last event is not before the later one's reach. That is decided
 * from the runs alone, in any order and however the events are spread over units. With one gap for
 * all events it is the familiar rule: no silence longer than the gap. Where the gap was changed, a
 * late event with a shorter gap never splits what a longer one holds together.
 *
 * @param start its first event
 * @param end its last event
 * @param reach how far back it reaches, in milliseconds; never after its start
 * @param gap the gap stamped on its last event: when it closes
 * @param landing what its first event says
 * @param activity what was done
 * @param viewed products viewed
 * @param carted products added to a cart
 * @param receivedAt gateway time of its newest event
 */
public record Fragment(
    Point start,
    Point end,
    long reach,
    long gap,
    Landing landing,
    Activity activity,
    FirstSeen viewed,
    FirstSeen carted,
    long receivedAt) {

  /** In order of time; overlapping ones in the order of their first events. */
  static final Comparator<Fragment> BY_START = Comparator.comparing(Fragment::start);

  /** An event's place in time. */
  public record Point(long at, String eventId, UnitId unit) implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparingLong(Point::at)
            .thenComparing(Point::eventId)
            .thenComparing(Point::unit);

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  /** A run of one event; empty for what neither opens nor extends a session. */
  public static Optional<Fragment> of(ShopperEvent event) {
    if (event.clientId() == null || event.action() instanceof Action.OrderChanged) {
      return Optional.empty();
    }
    long at = event.occurredAt().toEpochMilli();
    long gap = event.sessionGap().toMillis();
    Point point = new Point(at, event.eventId(), event.unit());
    return Optional.of(
        new Fragment(
            point,
            point,
            at - gap,
            gap,
            Landing.of(event.page()),
            Activity.of(event),
            viewed(event, at),
            carted(event, at),
            event.receivedAt().toEpochMilli()));
  }

  /** Whether this one and a later one belong to one session. */
  boolean reachedBy(Fragment later) {
    return end.at >= later.reach;
  }

  Fragment with(Fragment other) {
    boolean first = start.compareTo(other.start) <= 0;
    boolean last = end.compareTo(other.end) >= 0;
    return new Fragment(
        first ? start : other.start,
        last ? end : other.end,
        Math.min(reach, other.reach),
        last ? gap : other.gap,
        first ? landing : other.landing,
        activity.with(other.activity),
        viewed.with(other.viewed),
        carted.with(other.carted),
        Math.max(receivedAt, other.receivedAt));
  }

  /** The session's id: the same wherever and whenever it is computed. */
  public String sessionId() {
    String text = start.unit.text() + "/" + start.eventId;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The last instant, in milliseconds, at which it is open. */
  public long openUntil() {
    return end.at + gap;
  }

  /** Writes all but the unit, which is the row's. */
  void write(BinaryWriter out) {
    out.time(start.at).text(start.eventId).time(end.at).text(end.eventId);
    out.number(start.at - reach).number(gap).number(receivedAt - end.at);
    landing.write(out);
    activity.write(out);
    viewed.write(out);
    carted.write(out);
  }

  static Fragment read(BinaryReader in, UnitId unit) {
    Point start = new Point(in.time(), in.text(), unit);
    Point end = new Point(in.time(), in.text(), unit);
    long reach = start.at - in.number();
    long gap = in.number();
    long receivedAt = end.at + in.number();
    return new Fragment(
        start,
        end,
        reach,
        gap,
        Landing.read(in),
        Activity.read(in),
        FirstSeen.read(in),
        FirstSeen.read(in),
        receivedAt);
  }

  private static FirstSeen viewed(ShopperEvent event, long at) {
    return event.action() instanceof Action.ProductViewed viewed
        ? FirstSeen.of(viewed.item().productId(), at)
        : FirstSeen.NONE;
  }

  private static FirstSeen carted(ShopperEvent event, long at) {
    return event.action() instanceof Action.CartChanged(var change, var item)
            && change == Action.CartChanged.Change.ADDED
            && item != null
        ? FirstSeen.of(item.productId(), at)
        : FirstSeen.NONE;
  }
}
