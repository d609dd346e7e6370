package dev.novapixel.gateway.webhook;

import org.jspecify.annotations.Nullable;

/** A request that may be a webhook: nothing of it is proven yet. */
public interface WebhookRequest extends WebhookHeaders.Source {

  /** The body as it came; who takes it may change it. */
  byte[] body();

  /** The Content-Encoding header, if any. */
  @Nullable String contentEncoding();
}
