package dev.novapixel.local.stack;

import dev.novapixel.local.kafka.KafkaNode;
import dev.novapixel.servers.Binaries;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RedisServer;
import dev.novapixel.servers.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The servers of the stack, with what the services need to find there: topics, a database, roles.
 */
final class Servers {
  static final String KAFKA = "kafka";
  static final String POSTGRES = "postgres";
  static final String REDIS = "redis";
  static final String REGISTRY = "registry";

  private static final int KAFKA_HEAP = 256;

  private final Home home;
  private final Build build;
  private final Addresses addresses;
  private final Secrets secrets;
  private final Map<String, String> environment;
  private final Binaries binaries;
  private final AtomicReference<PostgresServer> postgres = new AtomicReference<>();

  Servers(
      Home home,
      Build build,
      Addresses addresses,
      Secrets secrets,
      Map<String, String> environment) {
    this.home = home;
    this.build = build;
    this.addresses = addresses;
    this.secrets = secrets;
    this.environment = Map.copyOf(environment);
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
      PostgresRoles.ensure(server, secrets);
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
    postgres.set(server);
    return server;
  }

  private RegistryServer startRegistry() {
    return RegistryServer.start(
        place(REGISTRY, addresses.ports().registry()),
        addresses.ports().registryManagement(),
        postgres.get().database("registry"),
        binaries);
  }

  /**
   * Kafka is a library that lives in a JVM: it gets one of its own. It is ready when it has the
   * topics.
   */
  private Part kafka() {
    var folder = home.data(KAFKA);
    var readyFile = folder.resolve("ready");
    var program =
        new JavaProgram(
            KAFKA,
            KafkaNode.class.getName(),
            build.classPath("deploy/local"),
            KAFKA_HEAP,
            List.of("-Dlogback.configurationFile=logback-kafka.xml"),
            List.of(
                folder.toString(),
                addresses.host(),
                Integer.toString(addresses.ports().kafka()),
                Integer.toString(addresses.ports().kafkaController()),
                readyFile.toString()),
            environment);
    return new JavaPart(
        home,
        program,
        List.of(),
        addresses.host(),
        List.of(addresses.ports().kafka(), addresses.ports().kafkaController()),
        pid -> isWrittenBy(pid, readyFile));
  }

  private static boolean isWrittenBy(long pid, Path readyFile) {
    try {
      return Files.readString(readyFile).strip().equals(Long.toString(pid));
    } catch (IOException notYet) {
      return false;
    }
  }

  private Place place(String name, int port) {
    return new Place(home.data(name), addresses.host(), port);
  }
}
