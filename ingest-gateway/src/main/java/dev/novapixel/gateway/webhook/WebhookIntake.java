package dev.novapixel.gateway.webhook;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.IntakeMetrics;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.protocol.Reason;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.schemas.access.ShopIndex;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.shop.ShopSettings;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks: the signature first, before anything else looks at the body, then into Kafka with
 * it. Whatever is signed is taken, if only into {@code rejected-events}: Shopify sends again what
 * it is told is wrong, and ends the subscription after eight times. Thread-safe; never blocks.
 */
public final class WebhookIntake {
  /**
   * Whose the rejected webhooks are of shops that we do not know. No shop can have this domain (RFC
   * 2606), so no shop's key leads to them.
   */
  public static final String UNKNOWN_SHOP = "unknown.invalid";

  /** In place of a body of which nothing can be taken out. */
  private static final String NOTHING = "null";

  private final Supplier<Optional<ShopIndex>> shops;
  private final Signatures signatures;
  private final BodyDecoder decoder;
  private final WebhookReader reader;
  private final Admission admission;
  private final EventLog log;
  private final IntakeMetrics metrics;
  private final InstantSource clock;

  /**
   * An intake that closes nothing that it is given.
   *
   * @param shops all shops now; empty while they are not known yet
   */
  public WebhookIntake(
      Supplier<Optional<ShopIndex>> shops,
      Signatures signatures,
      BodyDecoder decoder,
      PersonalFields personal,
      Admission admission,
      EventLog log,
      IntakeMetrics metrics,
      InstantSource clock) {
    this.shops = shops;
    this.signatures = signatures;
    this.decoder = decoder;
    this.reader = new WebhookReader(personal);
    this.admission = admission;
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Takes {@code request}; its outcome comes within the log's time limit. */
  public CompletionStage<Outcome> take(WebhookRequest request) {
    if (!signatures.areConfigured()) {
      return refused(Refusal.WEBHOOKS_NOT_CONFIGURED);
    }
    String signature = WebhookHeaders.value(request, WebhookHeaders.SIGNATURE);
    if (!signatures.match(request.body(), signature)) {
      return refused(Refusal.BAD_SIGNATURE);
    }
    Optional<ShopIndex> known = shops.get().filter(index -> !index.shops().isEmpty());
    if (known.isEmpty()) {
      return refused(Refusal.KEYS_NOT_LOADED);
    }
    return log.isOpen() ? admit(request, known.get()) : refused(Refusal.LOG_UNAVAILABLE);
  }

  private CompletionStage<Outcome> admit(WebhookRequest request, ShopIndex index) {
    int bytes = request.body().length;
    if (!admission.enter(bytes)) {
      return refused(Refusal.OVERLOADED);
    }
    try {
      return signed(request, index).whenComplete((outcome, failure) -> admission.leave(bytes));
    } catch (RuntimeException | Error bug) {
      admission.leave(bytes);
      throw bug;
    }
  }

  private CompletionStage<Outcome> signed(WebhookRequest request, ShopIndex index) {
    Receipt receipt =
        Receipt.of(
            WebhookHeaders.of(request),
            request.body(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return switch (decoder.decode(request.body(), request.contentEncoding())) {
      case Body.Refused refused -> unreadable(receipt, WebhookFault.of(refused.fault(), ""), index);
      case Body.Text text ->
          switch (reader.read(text, receipt.headers())) {
            case WebhookReader.Unreadable not ->
                unreadable(receipt, WebhookFault.of(not.fault(), not.pointer()), index);
            case WebhookReader.Read read -> read(receipt, read.event(), index);
          };
    };
  }

  /** Nothing can be taken out of what can't be read, so nothing of it is kept but the headers. */
  private CompletionStage<Outcome> unreadable(
      Receipt receipt, WebhookFault fault, ShopIndex index) {
    Optional<ShopSettings> shop = shop(receipt.headers().shop(), index);
    return reject(
        receipt.with(NOTHING),
        shop.map(ShopSettings::shop).orElse(UNKNOWN_SHOP),
        shop.isEmpty() ? WebhookFault.UNKNOWN_SHOP : fault);
  }

  private CompletionStage<Outcome> read(Receipt receipt, SentEvent sent, ShopIndex index) {
    String claimed = receipt.headers().shop();
    String signed = sent.facts().shop();
    if (claimed != null && signed != null && !claimed.equals(signed)) {
      return refused(Refusal.SHOP_MISMATCH);
    }
    boolean object = sent.fault() == null || sent.fault().reason() != Reason.NOT_AN_OBJECT;
    Webhook webhook = receipt.with(object ? sent.payload() : NOTHING);
    Optional<ShopSettings> shop = shop(signed != null ? signed : claimed, index);
    if (shop.isEmpty()) {
      return reject(webhook, UNKNOWN_SHOP, WebhookFault.UNKNOWN_SHOP);
    }
    if (sent.fault() != null) {
      return reject(webhook, shop.get().shop(), WebhookFault.of(sent.fault()));
    }
    if (!shop.get().enabled() && !WebhookTopics.isTakenAlways(receipt.headers().topic())) {
      return reject(webhook, shop.get().shop(), WebhookFault.SHOP_DISABLED);
    }
    return keep(
        new LogEntry.Taken(webhook.event(sent.facts(), shop.get())),
        shop.get().shop(),
        new EventResult(webhook.eventId(), Status.ACCEPTED, null, null));
  }

  private static Optional<ShopSettings> shop(@Nullable String domain, ShopIndex index) {
    return domain == null ? Optional.empty() : index.shopOfDomain(domain);
  }

  private CompletionStage<Outcome> reject(Webhook webhook, String shop, WebhookFault fault) {
    return keep(
        new LogEntry.Rejected(webhook.rejected(shop, fault)),
        shop,
        new EventResult(webhook.eventId(), Status.REJECTED, fault.code(), fault.pointer()));
  }

  private CompletionStage<Outcome> keep(LogEntry entry, String shop, EventResult result) {
    return log.append(List.of(entry))
        .thenApply(kept -> {
          EventResult told = kept.get(0) ? result : retry(result);
          metrics.count(shop, Dialect.SHOPIFY_WEBHOOK, List.of(told));
          return new Outcome.Answered(List.of(told));
        });
  }

  private static EventResult retry(EventResult result) {
    return new EventResult(result.id(), Status.RETRY, EventResult.NOT_ACKNOWLEDGED, null);
  }

  private CompletionStage<Outcome> refused(Refusal refusal) {
    metrics.count(refusal);
    return CompletableFuture.completedFuture(new Outcome.Refused(refusal));
  }
}
