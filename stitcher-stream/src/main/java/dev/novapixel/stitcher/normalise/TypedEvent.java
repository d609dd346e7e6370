package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that says what happened, but not yet whose it is.
 *
 * @param shop the shop
 * @param eventId its id, unique within the shop and the record key
 * @param clientId the browser, if any
 * @param checkoutToken the purchase funnel, if any
 * @param customerId the account named by the event or its envelope, if any
 * @param consent what the visitor allowed
 * @param occurredAt event time
 * @param receivedAt the gateway's time
 * @param sessionGap the longest silence within one session, as stamped
 * @param page where it happened
 * @param visit with what it happened
 * @param action what happened
 * @param more what else of the kind happened in the same event, such as further lines added
 * @param order what it tells of an order, if it does
 */
public record TypedEvent(
    String shop,
    String eventId,
    @Nullable String clientId,
    @Nullable String checkoutToken,
    @Nullable String customerId,
    Consent consent,
    Instant occurredAt,
    Instant receivedAt,
    Duration sessionGap,
    ShopperEvent.Page page,
    ShopperEvent.Visit visit,
    Action action,
    List<Action> more,
    @Nullable ToldOrder order) {

  public TypedEvent {
    more = List.copyOf(more);
  }

  /** The envelope's facts of {@code event} with what its payload says. */
  static TypedEvent of(
      PixelEvent event,
      ShopperEvent.Page page,
      ShopperEvent.Visit visit,
      Action action,
      @Nullable ToldOrder order) {
    return new TypedEvent(
        event.shop(),
        event.eventId(),
        event.clientId(),
        event.checkoutToken(),
        event.customerId(),
        event.consent(),
        event.occurredAt(),
        event.receivedAt(),
        event.stamp().sessionGap(),
        page,
        visit,
        action,
        List.of(),
        order);
  }

  /** The same at another time. */
  TypedEvent at(Instant time) {
    return new TypedEvent(
        shop,
        eventId,
        clientId,
        checkoutToken,
        customerId,
        consent,
        time,
        receivedAt,
        sessionGap,
        page,
        visit,
        action,
        more,
        order);
  }

  /** The same with more of what happened. */
  TypedEvent with(List<Action> also) {
    return new TypedEvent(
        shop,
        eventId,
        clientId,
        checkoutToken,
        customerId,
        consent,
        occurredAt,
        receivedAt,
        sessionGap,
        page,
        visit,
        action,
        also,
        order);
  }

  /** The same without anything that says whose it is. */
  TypedEvent ofNobody() {
    return new TypedEvent(
        shop,
        eventId,
        null,
        null,
        null,
        consent,
        occurredAt,
        receivedAt,
        sessionGap,
        page,
        visit,
        action,
        more,
        order);
  }
}
