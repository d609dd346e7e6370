package dev.novapixel.local.archive;

import dev.novapixel.local.archive.LogSlice.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds, as its {@code archive.json} says. Replaced as a whole: a file that it does
 * not name is none of the archive's.
 *
 * @param format how it is laid out
 * @param number of the last segment that was ever written
 * @param schemas by the numbers that values have, as JSON
 * @param segments in the order of their offsets
 * @param keep for how many days events of a shop are kept; of a shop that is not named, for ever
 * @param removedUntil until when, ISO 8601 UTC, events of a shop were removed because they were
 *     older than that
 */
record Contents(
    int format,
    int number,
    SortedMap<Integer, String> schemas,
    List<Segment> segments,
    SortedMap<String, Integer> keep,
    SortedMap<String, String> removedUntil) {

  /** Rises when an older version could not read what a newer one has written. */
  static final int FORMAT = 1;

  static final Contents NOTHING =
      new Contents(FORMAT, 0, new TreeMap<>(), List.of(), new TreeMap<>(), new TreeMap<>());

  /**
   * A file of records.
   *
   * @param file its name
   * @param records how many it has
   * @param ranges the offsets that it speaks for, whether or not their records are still there
   * @param oldest when the oldest was received, ISO 8601 UTC; null if it has none
   */
  record Segment(String file, long records, List<Range> ranges, @Nullable String oldest) {
    Segment {
      ranges = List.copyOf(ranges);
    }
  }

  Contents {
    schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
    segments = List.copyOf(segments);
    keep = Collections.unmodifiableSortedMap(new TreeMap<>(keep));
    removedUntil = Collections.unmodifiableSortedMap(new TreeMap<>(removedUntil));
  }

  /** The offset behind the last that it has of a partition; 0 if it has none. */
  long next(int partition) {
    return ranges(partition).stream().mapToLong(Range::next).max().orElse(0);
  }

  /**
   * The first offset from which on it has all of a partition up to {@link #next}; that itself if it
   * has nothing.
   */
  long first(int partition) {
    long first = next(partition);
    for (var range : ranges(partition).reversed()) {
      if (range.next() != first) {
        break;
      }
      first = range.first();
    }
    return first;
  }

  private List<Range> ranges(int partition) {
    var ranges = new ArrayList<Range>();
    for (var segment : segments) {
      segment.ranges().stream()
          .filter(range -> range.partition() == partition && range.next() > range.first())
          .forEach(ranges::add);
    }
    return ranges;
  }

  /** From when on events of a shop are kept. */
  Instant keptFrom(String shop, Instant now) {
    var days = keep.get(shop);
    return days == null ? Instant.MIN : now.minus(Duration.ofDays(days));
  }

  Contents with(Segment segment, SortedMap<Integer, String> more) {
    var all = new ArrayList<>(segments);
    all.add(segment);
    var known = new TreeMap<>(schemas);
    known.putAll(more);
    return new Contents(FORMAT, number + 1, known, all, keep, removedUntil);
  }

  Contents keeping(String shop, int days) {
    var more = new TreeMap<>(keep);
    more.put(shop, days);
    return new Contents(FORMAT, number, schemas, segments, more, removedUntil);
  }

  /** With another file in the place of one, and what its shops have lost by their age. */
  Contents replacing(Segment before, Segment after, Map<String, Instant> aged) {
    var all = new ArrayList<>(segments);
    all.set(all.indexOf(before), after);
    var removed = new TreeMap<>(removedUntil);
    aged.forEach((shop, until) ->
        removed.merge(
            shop,
            until.toString(),
            (one, other) -> Instant.parse(one).isAfter(Instant.parse(other)) ? one : other));
    return new Contents(FORMAT, number + 1, schemas, all, keep, removed);
  }
}
