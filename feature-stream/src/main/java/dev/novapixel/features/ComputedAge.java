package dev.novapixel.features;

import dev.novapixel.features.topology.Freshness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The histogram of how old events are when their features are computed. */
final class ComputedAge implements Freshness {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  private final Timer timer;

  ComputedAge(MeterRegistry registry) {
    timer =
        Timer.builder("nova.features.computed.age")
            .description("From the gateway's receipt to the new value, before its commit.")
            .publishPercentileHistogram()
            .minimumExpectedValue(LEAST)
            .maximumExpectedValue(MOST)
            .register(registry);
  }

  @Override
  public void computed(long millis) {
    timer.record(Duration.ofMillis(Math.max(0, millis)));
  }
}
