package dev.novapixel.stitcher;

import dev.novapixel.schemas.ops.HopTimes;
import dev.novapixel.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Measures how long after the gateway's receipt an event is stitched. Thread-safe. */
final class Freshness implements Consumer<Instant> {
  private static final Duration MOST = Duration.ofSeconds(30);

  private final HopTimes times;
  private final InstantSource clock = InstantSource.system();

  Freshness(MeterRegistry registry) {
    times =
        new HopTimes(
            registry,
            "nova.stitcher.freshness",
            "From the gateway's receipt to the stitched event, not yet committed.",
            MOST,
            Tags.empty(),
            "stitched",
            Topics.PIXEL_EVENTS.name());
  }

  @Override
  public void accept(Instant receivedAt) {
    times.record(clock.millis() - receivedAt.toEpochMilli());
  }
}
