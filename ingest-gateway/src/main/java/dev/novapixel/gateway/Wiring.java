package dev.novapixel.gateway;

import dev.novapixel.gateway.arrival.Arrivals;
import dev.novapixel.gateway.arrival.ForwardedFor;
import dev.novapixel.gateway.arrival.Overload;
import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.IntakeMetrics;
import dev.novapixel.gateway.intake.Logs;
import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.place.GeoDatabase;
import dev.novapixel.gateway.place.Places;
import dev.novapixel.gateway.privacy.PersonalFieldLists;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.KafkaEventLog;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.webhook.Signatures;
import dev.novapixel.gateway.webhook.WebhookIntake;
import dev.novapixel.schemas.access.ShopDirectory;
import dev.novapixel.schemas.access.ShopIndex;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How the parts of the gateway are put together. */
@Factory
final class Wiring {
  /** Memory of records that Kafka has not acknowledged yet. */
  private static final long BUFFER_BYTES = 32L * 1024 * 1024;

  /** Half of it, because a record is held as it was sent and as it is written. */
  private static final long MAX_BYTES_IN_FLIGHT = BUFFER_BYTES / 2;

  private static final int MAX_REQUESTS_IN_FLIGHT = 10_000;
  private static final int MAX_CONNECTIONS = 12_000;

  /** From a request's first byte to its last; beyond: 408. */
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(10);

  @Singleton
  @Bean(preDestroy = "close")
  Metrics metrics() {
    return new Metrics("gateway");
  }

  @Singleton
  @Bean(typed = MeterRegistry.class)
  MeterRegistry meters(Metrics metrics) {
    return metrics.registry();
  }

  @Singleton
  @Bean(preDestroy = "close")
  HttpSchemaRegistry schemaRegistry(Settings settings) {
    return new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
  }

  @Singleton
  WireFormat wireFormat(HttpSchemaRegistry registry) {
    return new WireFormat(registry);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ShopDirectory shops(Settings settings, WireFormat format) {
    return ShopDirectory.start(
        ClientProperties.reader(settings, "nova-gateway-shops"),
        format.deserializer(Topics.SHOP_SETTINGS));
  }

  @Singleton
  Admission admission(MeterRegistry metrics) {
    Admission admission = new Admission(MAX_REQUESTS_IN_FLIGHT, MAX_BYTES_IN_FLIGHT);
    Gauge.builder("nova.gateway.in.flight.requests", admission, Admission::requests)
        .description("Requests that wait for Kafka")
        .register(metrics);
    Gauge.builder("nova.gateway.in.flight.bytes", admission, Admission::bytes)
        .description("Bytes of requests that are being read or wait for Kafka")
        .register(metrics);
    return admission;
  }

  @Singleton
  Arrivals arrivals(
      Settings settings,
      Admission admission,
      Callers callers,
      Overload.Refusal refusal,
      MeterRegistry metrics) {
    Arrivals arrivals =
        new Arrivals(
            admission,
            callers,
            new Overload(refusal),
            settings.get(Setting.TRUSTED_PROXIES),
            settings.get(Setting.BODY_LIMIT),
            TIME_TO_ARRIVE,
            MAX_CONNECTIONS);
    Gauge.builder("nova.gateway.connections", arrivals, Arrivals::connections)
        .description("Open connections")
        .register(metrics);
    FunctionCounter.builder("nova.gateway.connections.refused", arrivals, Arrivals::closedAtOnce)
        .description("Connections closed at once, because there were too many or of one address")
        .register(metrics);
    return arrivals;
  }

  @Singleton
  @Bean(preDestroy = "close")
  KafkaEventLog eventLog(Settings settings, WireFormat format, MeterRegistry metrics) {
    return new KafkaEventLog(settings, format, BUFFER_BYTES, metrics);
  }

  @Singleton
  PersonalFieldLists personalFields(Settings settings) {
    return settings
        .find(Setting.PERSONAL_FIELDS)
        .map(PersonalFieldLists::standardWith)
        .orElseGet(PersonalFieldLists::standard);
  }

  @Singleton
  ForwardedFor forwardedFor(Settings settings) {
    return new ForwardedFor(settings.get(Setting.TRUSTED_PROXIES));
  }

  @Singleton
  @Bean(preDestroy = "close")
  Places places(Settings settings) {
    return new Places(
        settings.find(Setting.COUNTRY_HEADER),
        settings.find(Setting.REGION_HEADER),
        settings.find(Setting.GEO_DATABASE).map(GeoDatabase::open));
  }

  @Singleton
  IntakeMetrics intakeMetrics(MeterRegistry metrics) {
    return new IntakeMetrics(metrics);
  }

  @Singleton
  Intake intake(
      Settings settings,
      ShopDirectory shops,
      KeyLimits limits,
      Admission admission,
      EventLog log,
      LastingLog lasting,
      IntakeMetrics metrics) {
    return new Intake(
        () -> known(shops),
        new BodyDecoder(settings.get(Setting.BODY_LIMIT)),
        limits,
        admission,
        new Logs(log, lasting.log()),
        metrics,
        InstantSource.system());
  }

  @Singleton
  WebhookIntake webhooks(
      Settings settings,
      ShopDirectory shops,
      PersonalFieldLists personal,
      Admission admission,
      EventLog log,
      IntakeMetrics metrics) {
    return new WebhookIntake(
        () -> known(shops),
        new Signatures(settings.find(Setting.SHOPIFY_SECRETS).orElse(List.of())),
        new BodyDecoder(settings.get(Setting.BODY_LIMIT)),
        personal.of(Dialect.SHOPIFY_WEBHOOK),
        admission,
        log,
        metrics,
        InstantSource.system());
  }

  private static Optional<ShopIndex> known(ShopDirectory shops) {
    return shops.isReady() ? Optional.of(shops.index()) : Optional.empty();
  }

  @Singleton
  Checks ready(ShopDirectory shops, KafkaEventLog log, Admission admission) {
    return Checks.NONE
        .with("admission", () -> check(!admission.isClosed(), "the gateway is ending"))
        .with("shop-settings", () -> check(shops.isReady(), "not read to the end yet"))
        .with("kafka", log::check);
  }

  private static Check check(boolean holds, String otherwise) {
    return holds ? Check.OK : Check.failed(otherwise);
  }
}
