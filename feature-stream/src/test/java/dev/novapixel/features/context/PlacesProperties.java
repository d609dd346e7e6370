package dev.novapixel.features.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A unit's places are a function of the set of its points, beyond their bound too. */
class PlacesProperties {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final Comparator<Point> IN_TIME =
      Comparator.comparingLong(Point::at).thenComparing(Point::eventId);

  private record Point(long at, String eventId, String place) {}

  @Property(tries = 1000)
  void changesAreCountedOverTheLatestPointsAndTheFirstOfEachDayBefore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int count) {
    var random = new Random(seed);
    List<Point> points = points(count, random);
    var arriving = new ArrayList<>(points);
    Collections.shuffle(arriving, random);

    Places places = heldInParts(arriving, random);

    assertThat(Places.changes(List.of(places))).isEqualTo(changes(kept(points)));
  }

  /** In order of time, a few a day. */
  private static List<Point> points(int count, Random random) {
    var points = new ArrayList<Point>();
    long at = 0;
    for (int i = 0; i < count; i++) {
      at += random.nextInt(8) == 0 ? DAY : random.nextInt(3);
      String place = String.valueOf("ABC".charAt(random.nextInt(3)));
      points.add(new Point(at, "e" + random.nextInt(9) + "-" + i, place));
    }
    points.sort(IN_TIME);
    return points;
  }

  private static Places heldInParts(List<Point> points, Random random) {
    List<Places> parts = new ArrayList<>(List.of(new Places(), new Places(), new Places()));
    for (Point point : points) {
      int any = random.nextInt(parts.size());
      parts.get(any).add(point.at, point.eventId, point.place);
      var row = new BinaryWriter(1);
      parts.get(any).write(row);
      parts.set(any, Places.read(new BinaryReader(row.toBytes())));
    }
    Places whole = parts.getFirst();
    parts.subList(1, parts.size()).forEach(whole::addAll);
    return whole;
  }

  private static List<Point> kept(List<Point> points) {
    int latest = Math.max(0, points.size() - Places.BOUND);
    var earlier = new TreeMap<String, Point>();
    for (Point point : points.subList(0, latest)) {
      earlier.putIfAbsent("%04d %s".formatted(point.at / DAY, point.place), point);
    }
    while (earlier.size() > Places.BOUND) {
      earlier.pollFirstEntry();
    }
    var kept = new ArrayList<>(earlier.values());
    kept.sort(IN_TIME);
    kept.addAll(points.subList(latest, points.size()));
    return kept;
  }

  private static int changes(List<Point> points) {
    int changes = 0;
    for (int i = 1; i < points.size(); i++) {
      changes += points.get(i).place.equals(points.get(i - 1).place) ? 0 : 1;
    }
    return changes;
  }
}
