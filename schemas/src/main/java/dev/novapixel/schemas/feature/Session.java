package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.event.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session as it stands now, or its replacement by another.
 *
 * @param shop the shop
 * @param shopper whose it is
 * @param id derived from the unit and the id of its first event
 * @param status what became of it
 * @param replacedBy the session that it was joined into, when {@code REPLACED}
 * @param startedAt event time of its first event
 * @param lastEventAt event time of its last event
 * @param gap the longest silence within it
 * @param events events in it
 * @param pages pages shown
 * @param views products viewed in order of their first view, each once, at most 50
 * @param carted products added to the cart, each once
 * @param converted whether an order was placed in it
 * @param receivedAt gateway time of the newest event in it
 */
public record Session(
    String shop,
    Identifier shopper,
    String id,
    Status status,
    @Nullable String replacedBy,
    Instant startedAt,
    Instant lastEventAt,
    Duration gap,
    int events,
    int pages,
    List<View> views,
    List<String> carted,
    boolean converted,
    Instant receivedAt) {

  /** How many products of a session are kept, and make pairs. */
  public static final int VIEW_BOUND = 50;

  public Session {
    views = List.copyOf(views);
    carted = List.copyOf(carted);
  }

  /** What became of a session. */
  public enum Status {
    OPEN,
    UPDATED,
    CLOSED,
    REPLACED
  }

  /** A product and when it was first viewed in the session. */
  public record View(String productId, Instant at) {}
}
