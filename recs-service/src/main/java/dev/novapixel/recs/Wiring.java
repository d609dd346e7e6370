package dev.novapixel.recs;

import com.zaxxer.hikari.HikariDataSource;
import dev.novapixel.recs.catalogue.Catalogues;
import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.generation.Generation;
import dev.novapixel.recs.generation.Generations;
import dev.novapixel.recs.http.Doorkeeper;
import dev.novapixel.recs.knowledge.GuardedKnowledge;
import dev.novapixel.recs.knowledge.Knowledge;
import dev.novapixel.recs.knowledge.LadderedKnowledge;
import dev.novapixel.recs.knowledge.PostgresKnowledge;
import dev.novapixel.recs.knowledge.RedisKnowledge;
import dev.novapixel.recs.knowledge.ShopperBook;
import dev.novapixel.recs.knowledge.Stores;
import dev.novapixel.recs.learning.Forests;
import dev.novapixel.recs.learning.Learner;
import dev.novapixel.recs.lists.ProductLists;
import dev.novapixel.recs.past.Past;
import dev.novapixel.recs.pipeline.Recommender;
import dev.novapixel.recs.serve.Desk;
import dev.novapixel.recs.served.ServedLog;
import dev.novapixel.recs.sessions.SessionBook;
import dev.novapixel.recs.sessions.SessionBooks;
import dev.novapixel.schemas.access.ShopDirectory;
import dev.novapixel.schemas.epoch.EpochDirectory;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Checks;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import redis.clients.jedis.RedisClient;

/** How the parts of the service are put together. The clock is the one that Micronaut brings. */
@Factory
final class Wiring {

  @Singleton
  @Bean(preDestroy = "close")
  Metrics metrics() {
    return new Metrics("recs");
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
        ClientProperties.reader(settings, "nova-recs-shops"),
        format.deserializer(Topics.SHOP_SETTINGS));
  }

  @Singleton
  @Bean(preDestroy = "close")
  Catalogues catalogues(Settings settings, WireFormat format) {
    return Catalogues.start(
        ClientProperties.reader(settings, "nova-recs-catalogues"),
        format.deserializer(Topics.CATALOG));
  }

  @Singleton
  @Primary
  @Bean(preDestroy = "close")
  RedisClient redis(Settings settings) {
    return Stores.redis(settings.get(Setting.REDIS_URL), Stores.SHORT);
  }

  @Singleton
  @Named("patient")
  @Bean(preDestroy = "close")
  RedisClient patientRedis(Settings settings) {
    return Stores.redis(settings.get(Setting.REDIS_URL), Stores.LONG);
  }

  @Singleton
  @Primary
  @Bean(preDestroy = "close")
  HikariDataSource postgres(Settings settings) {
    return Stores.postgres(
        settings.get(Setting.POSTGRES_URL),
        "nova_recs",
        settings.get(Setting.POSTGRES_RECS_PASSWORD).reveal());
  }

  @Singleton
  @Named("past")
  @Bean(preDestroy = "close")
  HikariDataSource pastPostgres(Settings settings) {
    return Stores.past(
        settings.get(Setting.POSTGRES_URL),
        "nova_recs",
        settings.get(Setting.POSTGRES_RECS_PASSWORD).reveal(),
        Past.AT_ONCE);
  }

  @Singleton
  @Bean(preDestroy = "close")
  SessionBooks sessions(Settings settings, WireFormat format, Forests forests, Metrics metrics) {
    return new SessionBooks(
        epoch ->
            SessionBook.start(
                epoch,
                new SessionBook.Keeping(
                    settings.get(Setting.SESSIONS_PER_SHOP),
                    settings.get(Setting.STATE_DIR).resolve("recs")),
                ClientProperties.reader(settings, "nova-recs-sessions"),
                format.deserializer(Topics.SESSIONS),
                forests::of),
        metrics.registry());
  }

  @Singleton
  Forests forests() {
    return new Forests();
  }

  @Singleton
  @Bean(preDestroy = "close")
  Learner learner(SessionBooks sessions, Forests forests, Metrics metrics) {
    return Learner.start(sessions::latest, forests, metrics.registry());
  }

  @Singleton
  Generations generations(
      Settings settings,
      RedisClient redis,
      @Named("patient") RedisClient patientRedis,
      HikariDataSource postgres,
      @Named("past") HikariDataSource pastPostgres,
      Catalogues catalogues,
      SessionBooks sessions,
      WireFormat format,
      InstantSource clock,
      Metrics metrics) {
    return new Generations(
        epoch -> {
          RedisKeys keys = new RedisKeys(epoch);
          Knowledge knowledge =
              knowledge(
                  new RedisKnowledge(redis, keys, settings.get(Setting.COUNTS_AGE)),
                  new PostgresKnowledge(Jdbi.create(postgres), epoch),
                  clock,
                  metrics.registry());
          Gatherer gatherer = new Gatherer(knowledge, catalogues::of, sessions.open(epoch)::next);
          return new Generation(
              epoch,
              gatherer,
              new ProductLists(gatherer),
              new ShopperBook(patientRedis, keys),
              new Past(
                  Jdbi.create(pastPostgres),
                  epoch,
                  format.deserializer(Topics.SHOPPER_EVENTS),
                  metrics.registry()));
        },
        metrics.registry());
  }

  private static Knowledge knowledge(
      Knowledge first, Knowledge second, InstantSource clock, MeterRegistry meters) {
    return new LadderedKnowledge(
        List.of(
            new GuardedKnowledge("redis", first, clock, meters),
            new GuardedKnowledge("postgres", second, clock, meters)));
  }

  @Singleton
  @Bean(preDestroy = "close")
  EpochDirectory epochs(Settings settings, WireFormat format, Generations generations) {
    return EpochDirectory.start(
        ClientProperties.reader(settings, "nova-recs-epochs"),
        format.deserializer(Topics.EPOCHS),
        settings.get(Setting.EPOCH),
        generations::follow);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ServedLog servedLog(Settings settings, WireFormat format, Metrics metrics) {
    return ServedLog.start(
        ClientProperties.producer(settings, "nova-recs-served"),
        () -> format.serializer(Topics.RECOMMENDATIONS_SERVED),
        metrics.registry());
  }

  @Singleton
  Desk desk(Generations generations, ServedLog log, InstantSource clock) {
    return new Desk(generations::current, Recommender.standard(), log, clock);
  }

  @Singleton
  Doorkeeper doorkeeper(ShopDirectory shops) {
    return new Doorkeeper(shops::index);
  }

  /** Redis and Postgres are not among them: without them answers are less, not none. */
  @Singleton
  Checks ready(ShopDirectory shops, Catalogues catalogues, Generations generations) {
    return Checks.NONE
        .with("shop-settings", () -> check(shops.isReady()))
        .with("catalog", () -> check(catalogues.isReady()))
        .with("epochs", () -> check(generations.isReady()));
  }

  private static Check check(boolean isReady) {
    return isReady ? Check.OK : Check.failed("not read to the end yet");
  }
}
