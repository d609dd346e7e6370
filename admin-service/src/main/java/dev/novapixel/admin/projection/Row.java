package dev.novapixel.admin.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row as a batch brings it; the components are the columns of its table. */
sealed interface Row {

  /** A row that belongs to a unit, and goes where the unit goes. */
  sealed interface OfUnit extends Row {
    String unit();

    long unitVersion();
  }

  /** {@code shopper_events}. */
  record Event(
      int part,
      long pos,
      String unit,
      long unitVersion,
      String eventId,
      String kind,
      @Nullable String subject,
      Instant occurredAt,
      Instant receivedAt,
      @Nullable String clientId,
      @Nullable String checkoutToken,
      @Nullable String customerId,
      @Nullable String pageUrl,
      @Nullable String referrer,
      @Nullable String utmSource,
      @Nullable String utmMedium,
      @Nullable String utmCampaign,
      @Nullable String deviceType,
      @Nullable String country)
      implements OfUnit {}

  /** {@code shopper_event_records}; {@code record} is in the hexadecimal form of bytea. */
  record EventRecord(
      int part, long pos, String unit, long unitVersion, Instant receivedAt, String record)
      implements OfUnit {}

  /** {@code product_views}. */
  record View(
      int part,
      long pos,
      String unit,
      long unitVersion,
      String eventId,
      Instant occurredAt,
      String productId,
      @Nullable String variantId,
      @Nullable String category,
      @Nullable Long priceMinor,
      @Nullable String currency)
      implements OfUnit {}

  /** {@code cart_actions}. */
  record CartAction(
      int part,
      long pos,
      String unit,
      long unitVersion,
      String eventId,
      Instant occurredAt,
      String change,
      @Nullable String productId,
      @Nullable String variantId,
      @Nullable String category,
      @Nullable Integer quantity,
      @Nullable Long priceMinor,
      @Nullable String currency)
      implements OfUnit {}

  /** {@code search_queries}. */
  record Search(
      int part,
      long pos,
      String unit,
      long unitVersion,
      String eventId,
      Instant occurredAt,
      String query)
      implements OfUnit {}

  /** A difference of {@code orders}. */
  record Order(
      String unit,
      long unitVersion,
      String orderId,
      String currency,
      Instant placedAt,
      int orders,
      long valueMinor)
      implements OfUnit {}

  /** A difference of {@code order_items}. */
  record OrderItem(
      String unit,
      long unitVersion,
      String orderId,
      String productId,
      String variantId,
      String currency,
      Instant placedAt,
      @Nullable String title,
      int quantity,
      long revenueMinor)
      implements OfUnit {}

  /** A row of {@code e1.sessions}. */
  record Session(
      String shopper,
      String sessionId,
      int part,
      long pos,
      boolean closed,
      Instant startedAt,
      Instant lastEventAt,
      Instant endsAt,
      int events,
      int pages,
      List<String> viewed,
      List<String> carted,
      boolean converted)
      implements Row {}

  /** {@code product_metadata}. */
  record Metadata(
      String productId,
      int part,
      long pos,
      @Nullable String title,
      @Nullable String category,
      @Nullable String brand,
      @Nullable Long priceMinor,
      @Nullable String currency,
      Instant lastSeenAt,
      long views,
      long cartAdds,
      long orders,
      long pieces)
      implements Row {}

  /** {@code event_tallies}. */
  record Tally(
      int partition,
      int part,
      long pos,
      long counted,
      long duplicate,
      long rejected,
      long droppedByConsent,
      long bot)
      implements Row {}

  /** A difference of {@code gateway_rejections}. */
  record Rejection(String code, Instant lastAt) implements Row {}
}
