package dev.novapixel.admin.live;

import dev.novapixel.admin.projection.Progress;
import dev.novapixel.admin.projection.Projector;
import dev.novapixel.schemas.topic.Epoch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Function;

/** One epoch's projection, running, with what it measures under the epoch's name. */
final class Projection implements AutoCloseable {
  private static final String EPOCH = "epoch";

  private final Epoch epoch;
  private final EventRates rates;
  private final Projector projector;
  private final MeterRegistry registry;
  private final List<Meter> meters;

  private Projection(Epoch epoch, EventRates rates, Projector projector, MeterRegistry registry) {
    this.epoch = epoch;
    this.rates = rates;
    this.projector = projector;
    this.registry = registry;
    this.meters = meters();
  }

  /**
   * Starts it.
   *
   * @param projectors makes the projector that tells the given rates of events
   */
  static Projection start(
      Epoch epoch, Function<EventRates, Projector> projectors, MeterRegistry registry) {
    EventRates rates = new EventRates();
    Projection projection = new Projection(epoch, rates, projectors.apply(rates), registry);
    projection.projector.start();
    return projection;
  }

  Epoch epoch() {
    return epoch;
  }

  EventRates rates() {
    return rates;
  }

  Progress progress() {
    return projector.progress();
  }

  /** Its meters go with it: what is told of an epoch says that it is projected. */
  @Override
  public void close() {
    meters.forEach(registry::remove);
    projector.close();
  }

  private List<Meter> meters() {
    return List.of(
        Gauge.builder("nova.projection.lag", projector, each -> each.progress().lag())
            .description("Records that have been committed and not yet written to Postgres")
            .tag(EPOCH, epoch.name())
            .register(registry),
        Gauge.builder(
                "nova.projection.running", projector, each -> each.progress().running() ? 1 : 0)
            .description("Whether the projection reads and writes")
            .tag(EPOCH, epoch.name())
            .register(registry),
        FunctionCounter.builder(
                "nova.projection.records", projector, each -> each.progress().written())
            .description("Records written to Postgres since the start")
            .tag(EPOCH, epoch.name())
            .register(registry),
        FunctionCounter.builder(
                "nova.projection.passed.over", projector, each -> each.progress().passedOver())
            .description("Records that nobody could read or Postgres could not hold")
            .tag(EPOCH, epoch.name())
            .register(registry));
  }
}
