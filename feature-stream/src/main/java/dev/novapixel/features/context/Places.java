package dev.novapixel.features.context;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a unit was seen: points in time with a place, and when each place was seen last.
 *
 * <p>Bound: {@link #BOUND} points. Beyond it a point between two of the same place goes first, the
 * oldest of them; it says nothing unless a late event comes to lie beside it. Else the oldest goes,
 * and the changes before it with it.
 */
public final class Places {
  /** Points kept. */
  public static final int BOUND = 32;

  /** Distinct places kept, the latest. */
  public static final int PLACES_BOUND = 20;

  private final List<Point> points;
  private final Map<String, Long> lastSeen;

  private record Point(long at, String eventId, String place) implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparingLong(Point::at).thenComparing(Point::eventId);

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  public Places() {
    this(new ArrayList<>(), new HashMap<>());
  }

  private Places(List<Point> points, Map<String, Long> lastSeen) {
    this.points = points;
    this.lastSeen = lastSeen;
  }

  /** {@code DE} or {@code DE-BE}; a subdivision may be given with or without its country. */
  static Optional<String> placeOf(Visit visit) {
    String country = visit.country();
    String region = visit.region();
    if (country == null || region == null) {
      return Optional.ofNullable(country == null ? region : country);
    }
    return Optional.of(region.startsWith(country + "-") ? region : country + "-" + region);
  }

  void add(long at, String eventId, String place) {
    points.add(new Point(at, eventId, place));
    lastSeen.merge(place, at, Math::max);
    tidy();
  }

  void addAll(Places other) {
    points.addAll(other.points);
    other.lastSeen.forEach((place, at) -> lastSeen.merge(place, at, Math::max));
    tidy();
  }

  /** Places by the time they were seen last, newest first; ties by name. */
  static List<String> newestFirst(Collection<Places> units) {
    var lastSeen = new HashMap<String, Long>();
    units.forEach(
        unit -> unit.lastSeen.forEach((place, at) -> lastSeen.merge(place, at, Math::max)));
    return newest(lastSeen);
  }

  /** How often the place changed from one point to the next, over all units' points in time. */
  static int changes(Collection<Places> units) {
    var all = new ArrayList<Point>();
    units.forEach(unit -> all.addAll(unit.points));
    all.sort(null);
    int changes = 0;
    for (int i = 1; i < all.size(); i++) {
      changes += all.get(i).place.equals(all.get(i - 1).place) ? 0 : 1;
    }
    return changes;
  }

  void write(BinaryWriter out) {
    out.all(points, point -> out.time(point.at).text(point.eventId).text(point.place));
    out.all(lastSeen.entrySet(), place -> out.text(place.getKey()).time(place.getValue()));
  }

  static Places read(BinaryReader in) {
    List<Point> points = in.all(() -> new Point(in.time(), in.text(), in.text()));
    var lastSeen = new HashMap<String, Long>();
    in.all(() -> lastSeen.put(in.text(), in.time()));
    return new Places(points, lastSeen);
  }

  private void tidy() {
    points.sort(null);
    while (points.size() > BOUND) {
      points.remove(mostDispensable());
    }
    if (lastSeen.size() > PLACES_BOUND) {
      lastSeen.keySet().retainAll(newest(lastSeen));
    }
  }

  private int mostDispensable() {
    for (int i = 1; i + 1 < points.size(); i++) {
      String place = points.get(i).place;
      if (place.equals(points.get(i - 1).place) && place.equals(points.get(i + 1).place)) {
        return i;
      }
    }
    return 0;
  }

  private static List<String> newest(Map<String, Long> lastSeen) {
    return lastSeen.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(PLACES_BOUND)
        .map(Map.Entry::getKey)
        .toList();
  }
}
