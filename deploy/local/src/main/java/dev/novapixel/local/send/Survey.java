package dev.novapixel.local.send;

import dev.novapixel.local.mapping.Mapped;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.mapping.RowMapper;
import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files hold, found by going through them once before anything is sent.
 *
 * @param events how many there are
 * @param first the earliest event's time
 * @param last the latest event's time
 * @param shiftToNow added to every event's time so that the data end when they have been sent and
 *     no event ever lies ahead of the moment at which it is due, if the sending begins at {@link
 *     Instant#EPOCH}
 */
public record Survey(long events, Instant first, Instant last, Duration shiftToNow) {

  /**
   * Goes through the files as the sending will.
   *
   * @throws SendException when a file cannot be read to its end
   */
  public static Survey of(List<Path> files, Mappings.Recipe recipe, String shop, Pace pace) {
    var times = new Times();
    forEachEvent(files, recipe, shop, times::add);
    var first = times.first == null ? Instant.EPOCH : times.first;
    var shift = new Shift(first, pace);
    forEachEvent(files, recipe, shop, shift::add);
    return new Survey(times.count, first, times.last == null ? first : times.last, shift.largest());
  }

  private interface OnEvent {
    void see(Instant time);
  }

  private static void forEachEvent(
      List<Path> files, Mappings.Recipe recipe, String shop, OnEvent seen) {
    for (var file : files) {
      try {
        forEachEvent(file, recipe.mapper(shop, ""), seen);
      } catch (IOException unreadable) {
        throw new SendException(
            "Nothing was sent: %s cannot be read to its end: %s"
                .formatted(file, unreadable.getMessage()),
            unreadable);
      }
    }
  }

  private static void forEachEvent(Path file, RowMapper mapper, OnEvent seen) throws IOException {
    try (var rows = Sources.open(file)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        tell(mapper.map(row), seen);
      }
    }
    tell(mapper.end(), seen);
  }

  private static void tell(List<Mapped> mapped, OnEvent seen) {
    for (var one : mapped) {
      if (one instanceof Mapped.Event event) {
        seen.see(event.event().time());
      }
    }
  }

  private static final class Times {
    private long count;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(Instant time) {
      count++;
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }
  }

  /** The largest shift that puts no event ahead of the moment at which it is due. */
  private static final class Shift {
    private final Instant first;
    private final Pace pace;
    private long index;
    private @Nullable Duration least;

    Shift(Instant first, Pace pace) {
      this.first = first;
      this.pace = pace;
    }

    void add(Instant time) {
      var due = Instant.EPOCH.plus(pace.due(index++, first, time));
      var possible = Duration.between(time, due);
      least = least == null || possible.compareTo(least) < 0 ? possible : least;
    }

    Duration largest() {
      return least == null ? Duration.ZERO : least;
    }
  }
}
