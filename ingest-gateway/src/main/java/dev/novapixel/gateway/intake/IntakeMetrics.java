package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What came of requests and events, counted. Labels are shops with a key, and words from this code:
 * nobody outside can make new ones. Thread-safe.
 */
public final class IntakeMetrics {
  private static final String EVENTS = "nova.gateway.events";
  private static final String REFUSED = "nova.gateway.requests.refused";
  private static final String OF_SHOPS = "nova.gateway.shop.requests.refused";
  private static final String ACCEPTED = "accepted";

  private final MeterRegistry registry;
  private final ConcurrentMap<EventLabels, Counter> events = new ConcurrentHashMap<>();
  private final ConcurrentMap<ShopLabels, Counter> ofShops = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> refusals = new ConcurrentHashMap<>();

  private record EventLabels(String shop, Dialect dialect, String outcome, String code) {}

  private record ShopLabels(String shop, Refusal refusal) {}

  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts what became of a shop's events in a client's language. */
  public void count(String shop, Dialect dialect, List<EventResult> results) {
    int plain = 0;
    for (EventResult result : results) {
      if (result.code() == null) {
        plain++;
      } else {
        counter(new EventLabels(shop, dialect, outcome(result), result.code())).increment();
      }
    }
    if (plain > 0) {
      counter(new EventLabels(shop, dialect, ACCEPTED, "")).increment(plain);
    }
  }

  /** Counts a request that was refused. */
  public void count(Refusal refusal) {
    countRefused(refusal.name());
  }

  /** A refusal of a request whose shop is known. */
  void count(String shop, Refusal refusal) {
    count(refusal);
    ofShops
        .computeIfAbsent(
            new ShopLabels(shop, refusal),
            labels ->
                Counter.builder(OF_SHOPS)
                    .description("Requests with a good key that were refused as a whole")
                    .tag("shop", shop)
                    .tag("reason", refusal.name().toLowerCase(Locale.ROOT))
                    .register(registry))
        .increment();
  }

  void count(RequestFault fault) {
    countRefused(fault.name());
  }

  private void countRefused(String reason) {
    refusals
        .computeIfAbsent(
            reason,
            name ->
                Counter.builder(REFUSED)
                    .description("Requests refused as a whole")
                    .tag("reason", name.toLowerCase(Locale.ROOT))
                    .register(registry))
        .increment();
  }

  /** What was dropped is told as accepted, but has to be told apart from what was kept. */
  private static String outcome(EventResult result) {
    return result.status() == Status.ACCEPTED
        ? EventResult.DROPPED_BY_CONSENT
        : result.status().name().toLowerCase(Locale.ROOT);
  }

  private Counter counter(EventLabels labels) {
    return events.computeIfAbsent(
        labels,
        key ->
            Counter.builder(EVENTS)
                .description("Events by what became of them")
                .tag("shop", key.shop())
                .tag("dialect", key.dialect().name().toLowerCase(Locale.ROOT))
                .tag("outcome", key.outcome())
                .tag("code", key.code())
                .register(registry));
  }
}
