package dev.novapixel.schemas.reference;

import static java.util.stream.Collectors.groupingBy;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where and with what the events, by time, were made. */
final class ContextReference {
  /** Points of a unit that are remembered one by one; before them, firsts by day, as many. */
  private static final int PLACES_BOUND = 32;

  /** Places shown. */
  private static final int LOCATIONS_BOUND = 20;

  private ContextReference() {}

  static ContextFeatures of(Identifier shopper, List<ShopperEvent> events) {
    Consent said = last(events, Said::consent);
    return new ContextFeatures(
        locations(events),
        regionChanges(events),
        deviceTypes(events),
        last(events, event -> event.visit().platform()),
        last(events, event -> event.visit().browser()),
        last(events, Said::currency),
        PrivacyState.of(shopper),
        CartReference.lines(events),
        said == null ? Consent.ABSENT : said);
  }

  /** {@code DE} or {@code DE-BE}, however the event's subdivision is written. */
  private static @Nullable String place(ShopperEvent event) {
    String country = event.visit().country();
    String region = event.visit().region();
    if (country == null || region == null) {
      return country == null ? region : country;
    }
    return region.startsWith(country + "-") ? region : country + "-" + region;
  }

  private static List<String> locations(List<ShopperEvent> events) {
    return Touched.by(events, ContextReference::place).stream().limit(LOCATIONS_BOUND).toList();
  }

  /** How often the place changed from one remembered point to the next. */
  private static int regionChanges(List<ShopperEvent> events) {
    var points = new ArrayList<ShopperEvent>();
    events.stream()
        .filter(event -> place(event) != null)
        .collect(groupingBy(ShopperEvent::unit))
        .values()
        .forEach(unit -> points.addAll(remembered(unit)));
    points.sort(EventTime.ORDER);
    int changes = 0;
    for (int i = 1; i < points.size(); i++) {
      changes += Objects.equals(place(points.get(i)), place(points.get(i - 1))) ? 0 : 1;
    }
    return changes;
  }

  /** The latest points of a unit, and of those before them the first of each place and day. */
  private static List<ShopperEvent> remembered(List<ShopperEvent> points) {
    int cut = Math.max(0, points.size() - PLACES_BOUND);
    var firsts = new TreeMap<DayPlace, ShopperEvent>();
    for (ShopperEvent point : points.subList(0, cut)) {
      firsts.putIfAbsent(DayPlace.of(point), point);
    }
    while (firsts.size() > PLACES_BOUND) {
      firsts.pollFirstEntry();
    }
    var remembered = new ArrayList<>(firsts.values());
    remembered.addAll(points.subList(cut, points.size()));
    return remembered;
  }

  /** A place on a UTC day. */
  private record DayPlace(LocalDate day, String place) implements Comparable<DayPlace> {
    static DayPlace of(ShopperEvent point) {
      return new DayPlace(
          LocalDate.ofInstant(EventTime.of(point), ZoneOffset.UTC),
          Objects.requireNonNull(ContextReference.place(point)));
    }

    @Override
    public int compareTo(DayPlace other) {
      int days = day.compareTo(other.day);
      return days == 0 ? place.compareTo(other.place) : days;
    }
  }

  private static List<String> deviceTypes(List<ShopperEvent> events) {
    var types = new TreeSet<String>();
    for (ShopperEvent event : events) {
      if (event.visit().deviceType() != null) {
        types.add(event.visit().deviceType());
      }
    }
    return List.copyOf(types);
  }

  private static <T> @Nullable T last(
      List<ShopperEvent> events, Function<ShopperEvent, @Nullable T> of) {
    T last = null;
    for (ShopperEvent event : events) {
      T value = of.apply(event);
      last = value == null ? last : value;
    }
    return last;
  }
}
