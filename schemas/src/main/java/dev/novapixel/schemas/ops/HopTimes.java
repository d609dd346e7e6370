package dev.novapixel.schemas.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * How long events take to come as far as a hop of their way: a histogram since the start under the
 * hop's own name, and {@code nova.freshness.recent}, the median and the 99th percentile of the last
 * five minutes. Thread-safe.
 */
public final class HopTimes {
  /** The gauge that every hop has, told apart by {@code hop} and {@code topic}. */
  public static final String RECENT = "nova.freshness.recent";

  private static final Duration LEAST = Duration.ofMillis(1);
  private static final double[] QUANTILES = {0.5, 0.99};

  private final Timer histogram;
  private final RecentDurations recent;

  /**
   * A hop.
   *
   * @param name of the histogram
   * @param most the largest duration that the histogram tells apart
   * @param tags of the histogram
   * @param hop what events have come to
   * @param topic in whose records
   */
  public HopTimes(
      MeterRegistry registry,
      String name,
      String description,
      Duration most,
      Tags tags,
      String hop,
      String topic) {
    histogram =
        Timer.builder(name)
            .description(description)
            .tags(tags)
            .publishPercentileHistogram()
            .minimumExpectedValue(LEAST)
            .maximumExpectedValue(most)
            .register(registry);
    recent = new RecentDurations(InstantSource.system());
    for (double quantile : QUANTILES) {
      TimeGauge.builder(
              RECENT,
              recent,
              TimeUnit.MILLISECONDS,
              durations -> durations.quantile(quantile).orElse(Double.NaN))
          .description("Quantiles of the last five minutes.")
          .tags("hop", hop, "topic", topic, "quantile", Double.toString(quantile))
          .register(registry);
    }
  }

  /** An event has come here; one that seems to have come before it began took no time. */
  public void record(long millis) {
    long age = Math.max(0, millis);
    histogram.record(age, TimeUnit.MILLISECONDS);
    recent.record(age);
  }
}
