package dev.novapixel.local.rejected;

import dev.novapixel.schemas.event.RejectedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts rejected events by shop, part and reason, and keeps the newest of each as the example. */
public final class Reasons {
  private final Map<Key, Reason> reasons = new HashMap<>();

  private record Key(String shop, RejectedEvent.Stage stage, String code) {
    static Key of(RejectedEvent event) {
      return new Key(event.shop(), event.stage(), event.code());
    }
  }

  /** One reason, with how often it was one. */
  public record Reason(long count, RejectedEvent newest) {

    /** Where something was wrong in the newest, and what. */
    public String example() {
      @Nullable String pointer = newest.pointer();
      return pointer == null || pointer.isEmpty()
          ? newest.detail()
          : pointer + ": " + newest.detail();
    }

    private Reason with(RejectedEvent event) {
      Instant last = newest.receivedAt();
      return new Reason(count + 1, event.receivedAt().isBefore(last) ? newest : event);
    }
  }

  public void add(RejectedEvent event) {
    reasons.merge(
        Key.of(event),
        new Reason(1, event),
        (known, _) -> Objects.requireNonNull(known).with(event));
  }

  public long total() {
    return reasons.values().stream().mapToLong(Reason::count).sum();
  }

  /** By shop, the most frequent first. */
  public List<Reason> all() {
    return reasons.values().stream()
        .sorted(
            Comparator.comparing((Reason reason) -> reason.newest().shop())
                .thenComparing(Comparator.comparingLong(Reason::count).reversed())
                .thenComparing(reason -> reason.newest().code()))
        .toList();
  }
}
