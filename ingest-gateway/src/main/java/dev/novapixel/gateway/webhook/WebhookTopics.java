package dev.novapixel.gateway.webhook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The topics that are not treated like all others; every topic is taken. */
final class WebhookTopics {
  /** What Shopify's rules for apps ask for: nobody may miss them. */
  private static final Set<String> COMPLIANCE =
      Set.of("customers/data_request", "customers/redact", "shop/redact");

  private WebhookTopics() {}

  /** Whether a customer or a shop wants to know or to be forgotten. */
  static boolean isCompliance(@Nullable String topic) {
    return topic != null && COMPLIANCE.contains(topic);
  }

  /** Whether it is taken from a shop whose events are not. */
  static boolean isTakenAlways(@Nullable String topic) {
    return isCompliance(topic) || "app/uninstalled".equals(topic);
  }

  /** Whether {@code topic} is one of {@code resource}'s. */
  static boolean isAbout(String resource, @Nullable String topic) {
    return topic != null && topic.startsWith(resource + "/");
  }
}
