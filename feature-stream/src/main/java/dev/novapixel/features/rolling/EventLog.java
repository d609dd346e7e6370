package dev.novapixel.features.rolling;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.feature.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit's events that a window may still hold, by time. It forgets an event once the unit's own
 * newest is a day later: for every as-of from the newest event on, that event lies in no window, so
 * what is kept is a function of the set of events and of nothing else.
 *
 * <p>Bound: {@link #BOUND} events within a day. A unit beyond it {@link #overflows}, and whoever
 * holds it stops counting it.
 */
public final class EventLog {
  /** Events within a day that a person may make. */
  public static final int BOUND = Window.EVENTS_BOUND;

  private static final long HORIZON = Window.LAST_24H.width().toMillis();

  private final List<Moment> moments;

  public EventLog() {
    this(new ArrayList<>());
  }

  private EventLog(List<Moment> moments) {
    this.moments = moments;
  }

  public void add(Moment moment) {
    if (!moments.isEmpty() && moment.at() <= moments.getLast().at() - HORIZON) {
      return;
    }
    moments.add(firstAfter(moment.at()), moment);
    forget();
  }

  public void addAll(EventLog other) {
    other.moments.forEach(this::add);
  }

  public boolean overflows() {
    return moments.size() > BOUND;
  }

  /** The events with {@code after < time ≤ upTo}, by time. */
  public List<Moment> between(long after, long upTo) {
    return moments.subList(firstAfter(after), firstAfter(upTo));
  }

  public void write(BinaryWriter out) {
    out.all(moments, moment -> moment.write(out));
  }

  public static EventLog read(BinaryReader in) {
    return new EventLog(in.all(() -> Moment.read(in)));
  }

  private void forget() {
    int gone = firstAfter(moments.getLast().at() - HORIZON);
    if (gone > 0) {
      moments.subList(0, gone).clear();
    }
  }

  /** Index of the first event later than {@code time}; most events come last, so look there. */
  private int firstAfter(long time) {
    if (moments.isEmpty() || moments.getLast().at() <= time) {
      return moments.size();
    }
    int low = 0;
    int high = moments.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moments.get(middle).at() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
