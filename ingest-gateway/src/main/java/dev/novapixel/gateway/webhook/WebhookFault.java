package dev.novapixel.gateway.webhook;

import dev.novapixel.gateway.protocol.Fault;
import dev.novapixel.gateway.protocol.RequestFault;
import java.util.Locale;

/**
 * Why a signed webhook can't be used. It is answered like any other, for Shopify would send it
 * again for four hours and then end the subscription.
 *
 * @param code the stable word in {@code rejected-events} and in metrics
 * @param pointer JSON pointer to what is wrong in the body
 * @param detail for a person to read
 */
record WebhookFault(String code, String pointer, String detail) {
  static final WebhookFault UNKNOWN_SHOP =
      new WebhookFault("unknown_shop", "", "no shop is set up under this domain");
  static final WebhookFault SHOP_DISABLED =
      new WebhookFault("shop_disabled", "", "the shop takes no events");

  static WebhookFault of(Fault fault) {
    return new WebhookFault(fault.reason().code(), fault.pointer(), fault.reason().detail());
  }

  static WebhookFault of(RequestFault fault, String pointer) {
    return new WebhookFault(fault.name().toLowerCase(Locale.ROOT), pointer, fault.detail());
  }
}
