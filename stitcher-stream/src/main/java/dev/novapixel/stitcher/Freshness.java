package dev.novapixel.stitcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Measures how long after the gateway's receipt an event is stitched. Thread-safe. */
final class Freshness implements Consumer<Instant> {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  private final Timer timer;
  private final InstantSource clock = InstantSource.system();

  Freshness(MeterRegistry registry) {
    timer =
        Timer.builder("nova.stitcher.freshness")
            .description("From the gateway's receipt to the stitched event, not yet committed.")
            .publishPercentileHistogram()
            .minimumExpectedValue(LEAST)
            .maximumExpectedValue(MOST)
            .register(registry);
  }

  @Override
  public void accept(Instant receivedAt) {
    timer.record(Duration.between(receivedAt, clock.instant()));
  }
}
