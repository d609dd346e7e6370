package dev.novapixel.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.IntakeMetrics;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.schemas.access.ShopIndex;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.settings.Secret;
import dev.novapixel.schemas.shop.ShopSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A webhook intake before a log in memory, and Shopify before it. Not thread-safe. */
final class Webhooks {
  static final String SECRET = "hush";
  static final String SHOP = "Open.MyShopify.com";
  static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  private static final int BODY_LIMIT = 2 * 1024 * 1024;

  final List<LogEntry> kept = new ArrayList<>();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  Optional<ShopIndex> shops =
      Optional.of(ShopIndex.of(List.of(shop(SHOP, true), shop("closed.myshopify.com", false))));
  List<Secret> secrets = List.of(new Secret(SECRET));
  boolean open = true;
  boolean acknowledges = true;

  /** Delivers {@code body} to the open shop, signed. */
  Outcome deliver(String topic, String body) {
    return deliver(body.getBytes(UTF_8), headers(topic, body.getBytes(UTF_8)));
  }

  /** Delivers with these headers, whatever they say. */
  Outcome deliver(byte[] body, Map<String, String> headers) {
    TreeMap<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    named.putAll(headers);
    return intake().take(new Posted(body.clone(), named)).toCompletableFuture().join();
  }

  /** What Shopify says of a delivery. */
  static Map<String, String> headers(String topic, byte[] body) {
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("X-Shopify-Topic", topic);
    headers.put("X-Shopify-Hmac-Sha256", Signing.sign(SECRET, body));
    headers.put("X-Shopify-Shop-Domain", "open.myshopify.com");
    headers.put("X-Shopify-API-Version", "2026-01");
    headers.put("X-Shopify-Webhook-Id", "w-1");
    headers.put("X-Shopify-Event-Id", "e-1");
    headers.put("X-Shopify-Triggered-At", "2026-03-14T11:59:30.123456789Z");
    return headers;
  }

  /** The only event that was taken. */
  PixelEvent event() {
    return ((LogEntry.Taken) kept.getFirst()).event();
  }

  /** The only one that was rejected. */
  RejectedEvent rejected() {
    return ((LogEntry.Rejected) kept.getFirst()).event();
  }

  private WebhookIntake intake() {
    return new WebhookIntake(
        () -> shops,
        new Signatures(secrets),
        new BodyDecoder(BODY_LIMIT),
        PersonalFields.standard(Dialect.SHOPIFY_WEBHOOK),
        new Admission(10, 10L * BODY_LIMIT),
        new Log(),
        new IntakeMetrics(metrics),
        InstantSource.fixed(NOW));
  }

  private static ShopSettings shop(String shop, boolean enabled) {
    return new ShopSettings(
        shop,
        7,
        enabled,
        List.of(),
        List.of(),
        WhenAbsent.DENIED,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        ShopSettings.CatalogMode.FROM_EVENTS,
        Instant.EPOCH);
  }

  /** A log that acknowledges what it is told to. */
  private final class Log implements EventLog {
    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public CompletionStage<BitSet> append(List<LogEntry> entries) {
      kept.addAll(entries);
      BitSet durable = new BitSet();
      durable.set(0, acknowledges ? entries.size() : 0);
      return CompletableFuture.completedFuture(durable);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one request, is never compared
  private record Posted(byte[] body, Map<String, String> headers) implements WebhookRequest {
    @Override
    public @Nullable String header(String name) {
      return headers.get(name);
    }

    @Override
    public @Nullable String contentEncoding() {
      return headers.get("Content-Encoding");
    }
  }
}
