package dev.novapixel.features;

import dev.novapixel.features.topology.Freshness;
import dev.novapixel.schemas.ops.HopTimes;
import dev.novapixel.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** How old events were when the gateway received them, and when their features are computed. */
final class ComputedAge implements Freshness {
  /** A client that was offline tells what happened when it comes back. */
  private static final Duration LATEST = Duration.ofDays(1);

  private static final Duration MOST = Duration.ofSeconds(30);

  private final HopTimes received;
  private final HopTimes computed;

  ComputedAge(MeterRegistry registry) {
    String topic = Topics.SHOPPER_EVENTS.name();
    received =
        new HopTimes(
            registry,
            "nova.features.received.age",
            "From when an event happened to the gateway's receipt.",
            LATEST,
            Tags.empty(),
            "received",
            topic);
    computed =
        new HopTimes(
            registry,
            "nova.features.computed.age",
            "From the gateway's receipt to the new value, before its commit.",
            MOST,
            Tags.empty(),
            "computed",
            topic);
  }

  @Override
  public void received(long millis) {
    received.record(millis);
  }

  @Override
  public void computed(long millis) {
    computed.record(millis);
  }
}
