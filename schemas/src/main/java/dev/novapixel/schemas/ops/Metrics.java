package dev.novapixel.schemas.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** The meters of one process, as Prometheus reads them. Whoever opens it closes it. Thread-safe. */
public final class Metrics implements AutoCloseable {
  /**
   * What is worth having of the hundreds that Kafka Streams offers for each thread, task and store:
   * whether it moves, how late it is, what it skipped, how long a commit takes.
   */
  private static final List<String> KAFKA =
      List.of(
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.process.latency",
          "kafka.stream.thread.commit.latency",
          "kafka.stream.thread.commit.rate",
          "kafka.stream.thread.poll.records",
          "kafka.stream.task.dropped.records.total",
          "kafka.stream.normalise",
          "kafka.stream.state",
          "kafka.stream.client",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.consumed.rate",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.send.rate");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** The meters of the JVM and of the process; every one carries {@code service}. */
  public Metrics(String service) {
    registry.config().commonTags("service", service);
    registry.config().meterFilter(MeterFilter.deny(meter -> isSuperfluous(meter.getName())));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    FunctionCounter.builder(
            "jvm.allocated",
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean(),
            com.sun.management.ThreadMXBean::getTotalThreadAllocatedBytes)
        .description("Memory that all threads have asked for since the start")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Where a service's own meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds the meters of a streams process; close what is returned before the streams. */
  public AutoCloseable watch(KafkaStreams streams) {
    KafkaStreamsMetrics meters = new KafkaStreamsMetrics(streams);
    meters.bindTo(registry);
    return meters;
  }

  /** All meters in the Prometheus text format. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private static boolean isSuperfluous(String meter) {
    return meter.startsWith("kafka.") && KAFKA.stream().noneMatch(meter::startsWith);
  }
}
