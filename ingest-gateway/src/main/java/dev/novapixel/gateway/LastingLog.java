package dev.novapixel.gateway;

import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.KafkaEventLog;
import dev.novapixel.gateway.spool.SpoolLimits;
import dev.novapixel.gateway.spool.SpoolingLog;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The log for events that nobody sends again: with a spool where a folder for one is set, else the
 * log as it is.
 *
 * @param log where they go
 * @param closing what ends it
 */
record LastingLog(EventLog log, Closeable closing) implements Closeable {

  @Override
  public void close() throws IOException {
    closing.close();
  }

  /** Makes it from the settings. */
  @Factory
  static final class FromSettings {

    @Singleton
    @Bean(preDestroy = "close")
    LastingLog lasting(Settings settings, KafkaEventLog log, MeterRegistry metrics) {
      return settings
          .find(Setting.SPOOL_DIR)
          .map(folder -> spooling(settings, folder, log, metrics))
          .orElseGet(() -> new LastingLog(log, () -> {}));
    }

    private static LastingLog spooling(
        Settings settings, Path folder, KafkaEventLog log, MeterRegistry metrics) {
      SpoolLimits limits =
          new SpoolLimits(settings.get(Setting.SPOOL_LIMIT), settings.get(Setting.SPOOL_AGE));
      try {
        SpoolingLog spool = SpoolingLog.open(log, folder, limits, InstantSource.system());
        instrument(spool, metrics);
        return new LastingLog(spool, spool);
      } catch (IOException unusable) {
        throw new UncheckedIOException(
            Setting.SPOOL_DIR + " can't be used: " + unusable.getMessage(), unusable);
      }
    }

    private static void instrument(SpoolingLog spool, MeterRegistry metrics) {
      Gauge.builder("nova.gateway.spool.bytes", spool, SpoolingLog::bytes)
          .description("Bytes on disk that wait for Kafka")
          .register(metrics);
      Gauge.builder("nova.gateway.spool.records", spool, SpoolingLog::records)
          .description("Events on disk that wait for Kafka")
          .register(metrics);
      Gauge.builder(
              "nova.gateway.spool.age.seconds",
              spool,
              log -> log.age() / (double) TimeUnit.SECONDS.toMillis(1))
          .description("Since when the oldest of them waits")
          .register(metrics);
    }
  }
}
