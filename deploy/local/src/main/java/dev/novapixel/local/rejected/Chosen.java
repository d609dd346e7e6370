package dev.novapixel.local.rejected;

import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.RejectedEvent.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The records to send again: each event once, however often it was sent again already and refused
 * again, by the place where it stands first.
 */
public final class Chosen {
  /** Bounds the memory; who has more mends them reason by reason. */
  public static final int LIMIT = 200_000;

  private final Map<String, Source> sources = new LinkedHashMap<>();
  private long refusedByGateway;

  /** Takes it in, unless the gateway refused it: then it is not in the log. */
  public void add(RejectedEvent event) {
    Source source = event.source();
    if (source == null) {
      refusedByGateway++;
      return;
    }
    sources.merge(identity(event), source, Chosen::earlier);
    if (sources.size() > LIMIT) {
      throw new TooManyException(LIMIT);
    }
  }

  /** Those that can't be sent again from here, because they were never accepted. */
  public long refusedByGateway() {
    return refusedByGateway;
  }

  public int size() {
    return sources.size();
  }

  /** Their offsets, ascending, by partition. */
  public Map<Integer, List<Long>> offsets() {
    Collection<Source> places = sources.values();
    return places.stream()
        .sorted(Comparator.comparingLong(Source::offset))
        .collect(
            Collectors.groupingBy(
                Source::partition,
                Collectors.mapping(Source::offset, Collectors.toUnmodifiableList())));
  }

  /** What could not be decoded has no id but its place, so its bytes tell. */
  private static String identity(RejectedEvent event) {
    boolean undecodable = event.eventId().startsWith(RejectedEvent.UNDECODABLE);
    return event.shop() + ' ' + (undecodable ? event.original() : event.eventId());
  }

  /** An event's records share a key, and so a partition. */
  private static Source earlier(Source one, Source other) {
    return one.offset() <= other.offset() ? one : other;
  }
}
