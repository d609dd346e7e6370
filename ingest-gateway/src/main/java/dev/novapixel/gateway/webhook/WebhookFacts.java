package dev.novapixel.gateway.webhook;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.protocol.ClientTime;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.FactCollector;
import dev.novapixel.gateway.protocol.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Picks up whose a webhook is and when its source changed. Used for one body.
 *
 * <p>The time is that of the source's newest change, because the newest change wins wherever two
 * reports of one thing meet; deletions and what happens to the app itself carry no such time.
 */
final class WebhookFacts extends FactCollector {
  private final @Nullable String topic;
  private final @Nullable String triggeredAt;

  private @Nullable String id;
  private @Nullable String token;
  private @Nullable String checkoutToken;
  private @Nullable String customerId;
  private @Nullable String updatedAt;
  private @Nullable String processedAt;
  private @Nullable String createdAt;
  private @Nullable String shopDomain;
  private @Nullable String myshopifyDomain;
  private @Nullable String domain;

  WebhookFacts(WebhookHeaders headers) {
    super(0);
    this.topic = headers.topic();
    this.triggeredAt = headers.triggeredAt();
  }

  @Override
  public void see(JsonPath path, JsonToken value, JsonReader json) {
    if (path.depth() == 1) {
      ofRoot(path.step(0), value, json);
    } else if (path.depth() == 2 && path.step(0).equals("customer") && path.step(1).equals("id")) {
      customerId = identifier(value, json, Reason.INVALID_CUSTOMER_ID);
    }
  }

  private void ofRoot(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "id" -> {
        if (idIsTheCustomers()) {
          id = identifier(value, json, Reason.INVALID_CUSTOMER_ID);
        }
      }
      case "token" -> {
        if (isAbout("checkouts")) {
          token = identifier(value, json, Reason.INVALID_CHECKOUT_TOKEN);
        }
      }
      case "checkout_token" ->
          checkoutToken = identifier(value, json, Reason.INVALID_CHECKOUT_TOKEN);
      case "customer" -> customerId = null;
      case "updated_at" -> updatedAt = scalar(value, json);
      case "processed_at" -> processedAt = scalar(value, json);
      case "created_at" -> createdAt = scalar(value, json);
      case "shop_domain" -> shopDomain = scalar(value, json);
      case "myshopify_domain" -> myshopifyDomain = scalar(value, json);
      case "domain" -> domain = scalar(value, json);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  /** The bodies of the compliance topics are about a customer, and are none. */
  private boolean idIsTheCustomers() {
    return isAbout("customers") && !WebhookTopics.isCompliance(topic);
  }

  private boolean isAbout(String resource) {
    return WebhookTopics.isAbout(resource, topic);
  }

  /** The shop that the body itself names: in {@code domain} a shop may have another name. */
  private @Nullable String shop() {
    String named = myshopifyDomain != null ? myshopifyDomain : shopDomain;
    if (named == null && (isAbout("app") || isAbout("shop"))) {
      named = domain;
    }
    return named == null ? null : named.strip().toLowerCase(Locale.ROOT);
  }

  private @Nullable String timestamp() {
    boolean hasChange = topic != null && !topic.endsWith("/delete") && !isAbout("app");
    String change = hasChange ? firstReadable(updatedAt, processedAt, createdAt) : null;
    return change != null ? change : triggeredAt;
  }

  private static @Nullable String firstReadable(@Nullable String... times) {
    for (String time : times) {
      if (time != null && ClientTime.parse(time).isPresent()) {
        return time;
      }
    }
    return null;
  }

  @Override
  public EventFacts finish() {
    if (topic == null) {
      fault(Reason.MISSING_NAME, "");
    }
    return new EventFacts(
        null,
        topic,
        null,
        checkoutToken != null ? checkoutToken : token,
        null,
        customerId != null ? customerId : id,
        null,
        timestamp(),
        null,
        null,
        null,
        null,
        shop(),
        false);
  }

  @Override
  public Envelope ofAll() {
    throw new IllegalStateException("a webhook is no envelope");
  }

  @Override
  public Envelope ofItself() {
    throw new IllegalStateException("a webhook comes without an envelope");
  }
}
