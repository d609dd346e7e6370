package dev.novapixel.local.stack;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.store.DatabaseBootstrap;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.Binaries;
import dev.novapixel.servers.KafkaProcess;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RedisServer;
import dev.novapixel.servers.RegistryServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The servers of the stack, with what the services need to find there: topics, a database, roles.
 */
final class Servers {
  static final String KAFKA = "kafka";
  static final String POSTGRES = "postgres";
  static final String REDIS = "redis";
  static final String REGISTRY = "registry";

  private static final String DATABASE = "nova";

  private static final List<String> KAFKA_OPTIONS =
      Stream.concat(
              KafkaProcess.JVM_OPTIONS.stream(),
              Stream.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"))
          .toList();

  private final Home home;
  private final Addresses addresses;
  private final Secrets secrets;
  private final Settings settings;
  private final Supplier<RunningEpochs> epochs;
  private final Binaries binaries;
  private final AtomicReference<PostgresServer> postgres = new AtomicReference<>();

  Servers(
      Home home,
      Addresses addresses,
      Secrets secrets,
      Settings settings,
      Supplier<RunningEpochs> epochs) {
    this.home = home;
    this.addresses = addresses;
    this.secrets = secrets;
    this.settings = settings;
    this.epochs = epochs;
    this.binaries = Binaries.in(home.binaries());
  }

  List<Part> parts() {
    return List.of(kafka(), postgres(), redis(), registry());
  }

  private Part postgres() {
    return new ServerPart(
        POSTGRES, List.of(), place(POSTGRES, addresses.ports().postgres()), this::startPostgres);
  }

  private Part redis() {
    var place = place(REDIS, addresses.ports().redis());
    return new ServerPart(REDIS, List.of(), place, () -> RedisServer.start(place, binaries));
  }

  private Part registry() {
    return new ServerPart(
        REGISTRY,
        List.of(POSTGRES),
        place(REGISTRY, addresses.ports().registry()),
        this::startRegistry);
  }

  private PostgresServer startPostgres() {
    var server = PostgresServer.start(place(POSTGRES, addresses.ports().postgres()), binaries);
    try {
      makeDatabase(server);
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
    postgres.set(server);
    return server;
  }

  /** Makes the services' database and roles if they are missing, and sets the passwords. */
  private void makeDatabase(PostgresServer server) {
    try (var superuser = server.connect("postgres")) {
      DatabaseBootstrap.run(superuser, DATABASE, secrets.postgres());
    } catch (SQLException failed) {
      throw new StackException(
          "the database of the services could not be made: " + failed.getMessage(), failed);
    }
  }

  private RegistryServer startRegistry() {
    return RegistryServer.start(
        place(REGISTRY, addresses.ports().registry()),
        addresses.ports().registryManagement(),
        postgres.get().database("registry"),
        binaries);
  }

  private Part kafka() {
    return new ServerPart(
        KAFKA, List.of(), place(KAFKA, addresses.ports().kafka()), this::startKafka);
  }

  private KafkaProcess startKafka() {
    var server =
        KafkaProcess.start(
            place(KAFKA, addresses.ports().kafka()),
            addresses.ports().kafkaController(),
            KAFKA_OPTIONS,
            binaries);
    try (var admin = Admin.create(ClientProperties.admin(settings, "nova-local"))) {
      var topics = new TopicProvisioning(admin, settings);
      for (var seat : epochs.get().seats()) {
        topics.ensure(seat.parsed(), Topics.ALL);
      }
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
    return server;
  }

  private Place place(String name, int port) {
    return new Place(home.data(name), addresses.host(), port);
  }
}
