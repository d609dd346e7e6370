package dev.novapixel.schemas.topic;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.shopper.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * How topic keys are spelt: {@code shop|part}, each part percent-encoded, the shop always first.
 */
public final class Keys {
  private static final char SEPARATOR = '|';

  private Keys() {}

  /** The key of a shop's own record. */
  public static String shop(String shop) {
    return KeyText.encode(shop);
  }

  /**
   * The key of a pixel event: its client, else its token, its customer, its own id. One client's
   * events are one key, so that their own order holds.
   */
  public static String pixelEvent(PixelEvent event) {
    return pixelEvent(
        event.shop(), event.clientId(), event.checkoutToken(), event.customerId(), event.eventId());
  }

  /** As {@link #pixelEvent(PixelEvent)}, from the parts. */
  public static String pixelEvent(
      String shop,
      @Nullable String clientId,
      @Nullable String checkoutToken,
      @Nullable String customerId,
      String eventId) {
    if (clientId != null) {
      return join(shop, Identifier.client(clientId));
    }
    if (checkoutToken != null) {
      return join(shop, Identifier.checkout(checkoutToken));
    }
    if (customerId != null) {
      return join(shop, Identifier.customer(customerId));
    }
    return join(shop, "event:" + KeyText.encode(eventId));
  }

  /** {@code shop|event id}. */
  public static String event(String shop, String eventId) {
    return join(shop, KeyText.encode(eventId));
  }

  /** {@code shop|type:value}: the key of an identifier, and of a shopper by its id. */
  public static String shopper(String shop, Identifier shopper) {
    return join(shop, shopper);
  }

  /** {@code shop|type:value} of what is erased, and the account if only what names it is. */
  public static String erasure(Erasure erasure) {
    String key = join(erasure.shop(), erasure.identifier());
    String customer = erasure.customer();
    return customer == null ? key : key + SEPARATOR + "customer:" + KeyText.encode(customer);
  }

  /** {@code shop|product id}. */
  public static String product(String shop, String productId) {
    return join(shop, KeyText.encode(productId));
  }

  /** {@code shop|partition}. */
  public static String partition(String shop, int partition) {
    return join(shop, Integer.toString(partition));
  }

  /** The shop that a key belongs to. */
  public static String shopOf(String key) {
    int end = key.indexOf(SEPARATOR);
    return KeyText.decode(end < 0 ? key : key.substring(0, end));
  }

  /** What follows the shop in a key, still encoded; empty for a shop's own key. */
  public static String restOf(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? "" : key.substring(end + 1);
  }

  private static String join(String shop, Identifier identifier) {
    return join(shop, identifier.type().text() + ":" + KeyText.encode(identifier.value()));
  }

  private static String join(String shop, String encoded) {
    return KeyText.encode(shop) + SEPARATOR + encoded;
  }
}
