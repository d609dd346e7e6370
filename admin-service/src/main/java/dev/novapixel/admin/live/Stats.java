package dev.novapixel.admin.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop at a glance.
 *
 * @param shop the shop
 * @param epoch the epoch that the counts are of
 * @param events what became of its events
 * @param rate how they come in
 * @param sessions its sessions
 * @param shoppers its shoppers
 * @param orders its orders
 * @param topProducts most viewed products, best first
 * @param topProductsWindow {@code 24h}, or {@code all} when nothing was viewed within 24 h
 * @param lag what has yet to be worked through, over all shops
 */
public record Stats(
    String shop,
    String epoch,
    Events events,
    Rate rate,
    Sessions sessions,
    Shoppers shoppers,
    Orders orders,
    List<TopProduct> topProducts,
    String topProductsWindow,
    Lag lag) {

  /**
   * What became of the events, over the life of the epoch. {@code read} is everything that the
   * stitcher took from the gateway: it is the sum of the five outcomes behind it.
   *
   * @param read events that the gateway accepted and the stitcher has read
   * @param gatewayRejected events that the gateway refused, which are not among {@code read}
   * @param projected events in {@code shopper_events}
   */
  public record Events(
      long read,
      long counted,
      long duplicate,
      long rejected,
      long droppedByConsent,
      long bot,
      long gatewayRejected,
      long projected) {}

  /**
   * Events by the second in which they were received.
   *
   * @param perSecond mean of the last ten whole seconds
   * @param lastSeconds the last two minutes, oldest first
   */
  public record Rate(double perSecond, List<Integer> lastSeconds) {}

  /**
   * Sessions; a day is a UTC day.
   *
   * @param open within their gap now
   * @param today begun today
   * @param convertedToday of those, with an order
   * @param total all
   */
  public record Sessions(long open, long today, long convertedToday, long total) {}

  /**
   * Shoppers.
   *
   * @param activeToday with an event today
   * @param total all
   */
  public record Shoppers(long activeToday, long total) {}

  /**
   * Orders.
   *
   * @param today placed today
   * @param total all
   * @param value value of all, as decimals by currency
   */
  public record Orders(long today, long total, Map<String, String> value) {}

  /** A product and how often it was viewed in the window. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record TopProduct(
      String productId, @Nullable String title, @Nullable String category, long views) {}

  /**
   * How far behind each part is, in records; null where it can't be told.
   *
   * @param projection of this service
   * @param projectionRunning whether it works
   * @param streams of the stream applications by name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Lag(
      long projection, boolean projectionRunning, Map<String, @Nullable Long> streams) {}
}
