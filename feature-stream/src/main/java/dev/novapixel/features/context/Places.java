package dev.novapixel.features.context;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a unit was seen: points in time with a place, and when each place was seen last. A function
 * of the set of points, in whatever order and parts they came.
 *
 * <p>Bound: the {@link #BOUND} latest points; of those before them the first of each place on each
 * UTC day, again the {@link #BOUND} latest. What is forgotten has as many later ones beside it,
 * whatever comes, so it could never return.
 */
public final class Places {
  /** Points kept of either kind. */
  public static final int BOUND = 32;

  /** Distinct places kept, the latest. */
  public static final int PLACES_BOUND = 20;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final NavigableSet<Point> latest = new TreeSet<>();
  private final NavigableMap<DayPlace, Point> earlier = new TreeMap<>();
  private final Map<String, Long> lastSeen = new HashMap<>();

  private record Point(long at, String eventId, String place) implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparingLong(Point::at).thenComparing(Point::eventId);

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  private record DayPlace(long day, String place) implements Comparable<DayPlace> {
    private static final Comparator<DayPlace> ORDER =
        Comparator.comparingLong(DayPlace::day).thenComparing(DayPlace::place);

    @Override
    public int compareTo(DayPlace other) {
      return ORDER.compare(this, other);
    }
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
    add(new Point(at, eventId, place));
    lastSeen.merge(place, at, Math::max);
    tidy();
  }

  void addAll(Places other) {
    other.earlier.values().forEach(this::addEarlier);
    other.latest.forEach(this::add);
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
    for (Places unit : units) {
      all.addAll(unit.earlier.values());
      all.addAll(unit.latest);
    }
    all.sort(null);
    int changes = 0;
    for (int i = 1; i < all.size(); i++) {
      changes += all.get(i).place.equals(all.get(i - 1).place) ? 0 : 1;
    }
    return changes;
  }

  void write(BinaryWriter out) {
    write(out, earlier.values());
    write(out, latest);
    out.all(lastSeen.entrySet(), place -> out.text(place.getKey()).time(place.getValue()));
  }

  static Places read(BinaryReader in) {
    var places = new Places();
    readPoints(in).forEach(places::addEarlier);
    places.latest.addAll(readPoints(in));
    in.all(() -> places.lastSeen.put(in.text(), in.time()));
    return places;
  }

  private void add(Point point) {
    latest.add(point);
    if (latest.size() > BOUND) {
      addEarlier(Objects.requireNonNull(latest.pollFirst()));
    }
  }

  private void addEarlier(Point point) {
    var day = new DayPlace(Math.floorDiv(point.at, DAY), point.place);
    earlier.merge(day, point, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    if (earlier.size() > BOUND) {
      earlier.pollFirstEntry();
    }
  }

  private void tidy() {
    if (lastSeen.size() > PLACES_BOUND) {
      lastSeen.keySet().retainAll(newest(lastSeen));
    }
  }

  private static void write(BinaryWriter out, Collection<Point> points) {
    out.all(points, point -> out.time(point.at).text(point.eventId).text(point.place));
  }

  private static List<Point> readPoints(BinaryReader in) {
    return in.all(() -> new Point(in.time(), in.text(), in.text()));
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
