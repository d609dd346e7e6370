package dev.novapixel.schemas.feature;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one product, as integer counts by hour and by UTC day; windows, rates and decay
 * are computed from them when read.
 *
 * @param shop the shop
 * @param productId the product
 * @param title its title as last seen in an event, if any
 * @param category its category as last seen, if any
 * @param brand its brand as last seen, if any
 * @param priceMinor its price as last seen, in minor units, if any
 * @param currency currency of that price
 * @param lastSeenAt event time of its newest event
 * @param hours counts by hour of the 48 hours up to its newest event, oldest first
 * @param days counts by UTC day of the 400 days up to its newest event, oldest first
 */
public record ProductFeatures(
    String shop,
    String productId,
    @Nullable String title,
    @Nullable String category,
    @Nullable String brand,
    @Nullable Long priceMinor,
    @Nullable String currency,
    Instant lastSeenAt,
    List<Bucket> hours,
    List<Bucket> days) {

  public ProductFeatures {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
  }

  /**
   * Counts of one hour or one day.
   *
   * @param index hours or days since 1970-01-01 UTC
   * @param views product views
   * @param cartAdds pieces added to carts
   * @param orders orders that hold the product
   * @param pieces pieces sold
   * @param revenue value sold, by currency in minor units
   * @param shown recommendations of it that came into view
   * @param clicked recommendations of it that were clicked
   * @param placements the same, and the orders that followed a click, by placement
   */
  public record Bucket(
      int index,
      long views,
      long cartAdds,
      long orders,
      long pieces,
      Map<String, Long> revenue,
      long shown,
      long clicked,
      Map<String, Placement> placements) {
    public Bucket {
      revenue = Map.copyOf(revenue);
      placements = Map.copyOf(placements);
    }
  }

  /**
   * What recommendations of it in one placement came to.
   *
   * @param shown recommendations that came into view, each once
   * @param clicked recommendations that were clicked, each once
   * @param orders orders that hold it and followed a click, at the order's time
   */
  public record Placement(long shown, long clicked, long orders) {}
}
