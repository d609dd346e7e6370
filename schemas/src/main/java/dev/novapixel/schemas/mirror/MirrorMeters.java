package dev.novapixel.schemas.mirror;

import dev.novapixel.schemas.ops.HopTimes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What one mirror measures, each meter tagged with its topic. */
final class MirrorMeters {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  /** Records read, of which those that a newer one replaced at once need no write. */
  final Counter read;

  final Counter written;

  /** Attempts that failed and were made again. */
  final Counter retries;

  /** Records that could not be read and were passed over. */
  final Counter skipped;

  /** Times that Redis had lost what was written and the log was read again. */
  final Counter rewinds;

  private final HopTimes freshness;
  private final Timer lastLeg;
  private final AtomicLong lag = new AtomicLong();

  MirrorMeters(MeterRegistry registry, String topic) {
    read = counter(registry, topic, "nova.mirror.read", "Records read.");
    written = counter(registry, topic, "nova.mirror.written", "Records shown in Redis.");
    retries = counter(registry, topic, "nova.mirror.retries", "Failed attempts to write or read.");
    skipped = counter(registry, topic, "nova.mirror.skipped", "Records that cannot be read.");
    rewinds = counter(registry, topic, "nova.mirror.rewinds", "Losses in Redis that were healed.");
    freshness =
        new HopTimes(
            registry,
            "nova.mirror.freshness",
            "From the gateway's receipt to Redis.",
            MOST,
            Tags.of("topic", topic),
            "mirrored",
            topic);
    lastLeg = timer(registry, topic, "nova.mirror.last.leg", "From the computation to Redis.");
    Gauge.builder("nova.mirror.lag", lag, AtomicLong::get)
        .description("Committed records that are not in Redis yet.")
        .tag("topic", topic)
        .register(registry);
  }

  void lag(long records) {
    lag.set(records);
  }

  void sinceReceived(Duration age) {
    freshness.record(age.toMillis());
  }

  void sinceComputed(Duration age) {
    lastLeg.record(positive(age));
  }

  /** An event may be a little ahead of the clock, and the features that hold it with it. */
  private static Duration positive(Duration age) {
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static Counter counter(
      MeterRegistry registry, String topic, String name, String description) {
    return Counter.builder(name).description(description).tag("topic", topic).register(registry);
  }

  private static Timer timer(
      MeterRegistry registry, String topic, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .tag("topic", topic)
        .publishPercentileHistogram()
        .minimumExpectedValue(LEAST)
        .maximumExpectedValue(MOST)
        .register(registry);
  }
}
