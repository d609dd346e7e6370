package dev.novapixel.gateway.webhook;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's headers say of it. The signature does not cover them, so nothing here is proven;
 * values that Shopify would not write count as absent.
 *
 * @param topic such as {@code orders/paid}
 * @param shop the shop's {@code myshopify.com} domain, in lower case
 * @param webhookId of this delivery, the same in its retries
 * @param eventId of what happened, the same for every subscription that hears of it
 * @param apiVersion which version's form the body has
 * @param triggeredAt when it happened, as written
 */
public record WebhookHeaders(
    @Nullable String topic,
    @Nullable String shop,
    @Nullable String webhookId,
    @Nullable String eventId,
    @Nullable String apiVersion,
    @Nullable String triggeredAt) {

  /** Headers by their names, matched without regard to case; null where there is none. */
  interface Source {
    @Nullable String header(String name);
  }

  /** Base64 of the body's HMAC. */
  static final String SIGNATURE = "Hmac-Sha256";

  /** What ids, times, versions and topics are written with: no blanks, no at sign. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/+-]{1,100}");

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]{1,253}");

  /**
   * Reads the headers.
   *
   * @param source where they stand
   */
  static WebhookHeaders of(Source source) {
    String topic = plain(source, "Topic");
    String shop = value(source, "Shop-Domain");
    String domain = shop == null ? null : shop.strip().toLowerCase(Locale.ROOT);
    return new WebhookHeaders(
        topic == null ? null : topic.toLowerCase(Locale.ROOT),
        domain != null && DOMAIN.matcher(domain).matches() ? domain : null,
        plain(source, "Webhook-Id"),
        plain(source, "Event-Id"),
        plain(source, "API-Version"),
        plain(source, "Triggered-At"));
  }

  private static @Nullable String plain(Source source, String name) {
    String value = value(source, name);
    return value != null && PLAIN.matcher(value.strip()).matches() ? value.strip() : null;
  }

  /** Shopify's newer deliveries drop the {@code X-}. */
  static @Nullable String value(Source source, String name) {
    String value = source.header("X-Shopify-" + name);
    return value != null ? value : source.header("Shopify-" + name);
  }
}
