package dev.novapixel.servers.testing;

import dev.novapixel.servers.KafkaSettings;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.PostgresDatabase;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RegistrySettings;
import dev.novapixel.servers.testing.EmbeddedStack.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * The vendors' own images in containers, set up as the embedded servers are. Testcontainers is on
 * the tests' class path only in the profile {@code containers}; nothing else loads this class.
 */
final class ContainerServers implements ServerSource {
  private static final String PASSWORD = "throw-away";
  private static final String REGISTRY_DATABASE = "registry";
  private static final Path KAFKA_LOG = Path.of("/tmp/nova-kafka");
  private static final int CONTROLLER_PORT = 9093;
  private static final int POSTGRES_PORT = 5432;
  private static final int REDIS_PORT = 6379;
  private static final int REGISTRY_PORT = 8080;
  private static final int MANAGEMENT_PORT = 9000;

  private final String host = DockerClientFactory.instance().dockerHostIpAddress();
  private final Network network = Network.newNetwork();
  private final Map<Part, Integer> ports = new ConcurrentHashMap<>();
  private final Map<Part, Container> containers = new ConcurrentHashMap<>();

  @Override
  public void start(Part part) {
    containers.computeIfAbsent(part, this::container).start();
  }

  @Override
  public void stop(Part part) {
    var container = containers.get(part);
    if (container == null) {
      throw new IllegalStateException(part + " was not started");
    }
    container.stop();
  }

  @Override
  public KafkaAddress kafka() {
    return new KafkaAddress(address(Part.KAFKA));
  }

  @Override
  public PostgresAddress postgres() {
    return new PostgresAddress(address(Part.POSTGRES), PASSWORD);
  }

  @Override
  public RedisAddress redis() {
    return new RedisAddress("redis://" + address(Part.REDIS));
  }

  @Override
  public RegistryAddress registry() {
    return new RegistryAddress("http://" + address(Part.REGISTRY) + "/apis/ccompat/v7");
  }

  @Override
  public void close() {
    containers.values().forEach(Container::close);
    network.close();
  }

  private Container container(Part part) {
    var port = port(part);
    var image =
        new GenericContainer<>(DockerImageName.parse(Images.of(part)))
            .withNetwork(network)
            .withNetworkAliases(part.name().toLowerCase(Locale.ROOT));
    return switch (part) {
      case KAFKA ->
          new Container(
              image.withEnv(kafkaEnvironment(host, port)),
              port,
              port,
              () -> Answers.kafka(kafka()));
      case POSTGRES ->
          new Container(
              image
                  .withEnv("POSTGRES_PASSWORD", PASSWORD)
                  .withEnv("POSTGRES_DB", REGISTRY_DATABASE),
              port,
              POSTGRES_PORT,
              () -> Answers.postgres(postgres()));
      case REDIS ->
          new Container(
              image.withCommand("redis-server", "--appendonly", "yes", "--save", ""),
              port,
              REDIS_PORT,
              () -> Answers.redis(redis()));
      case REGISTRY ->
          new Container(
              image.withEnv(registryEnvironment()),
              port,
              REGISTRY_PORT,
              () -> Answers.registry(registry()));
    };
  }

  /**
   * Kafka's image reads settings from the environment. The broker also talks to itself at the
   * address that it advertises, so inside it listens on the port that it has outside.
   */
  static Map<String, String> kafkaEnvironment(String host, int port) {
    var listens = new Place(Path.of("/"), "0.0.0.0", port);
    var settings = new HashMap<>(KafkaSettings.of(listens, KAFKA_LOG, CONTROLLER_PORT));
    settings.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
    var environment = new HashMap<String, String>();
    settings.forEach((name, value) ->
        environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    environment.put("CLUSTER_ID", Uuid.randomUuid().toString());
    return environment;
  }

  /** Beside PostgreSQL on the containers' own network, where that has its own name and port. */
  private static Map<String, String> registryEnvironment() {
    return RegistrySettings.of(
        new Place(Path.of("/"), "0.0.0.0", REGISTRY_PORT),
        MANAGEMENT_PORT,
        new PostgresDatabase(
            "jdbc:postgresql://postgres:%d/%s".formatted(POSTGRES_PORT, REGISTRY_DATABASE),
            PostgresServer.SUPERUSER,
            PASSWORD));
  }

  private String address(Part part) {
    return host + ":" + port(part);
  }

  private int port(Part part) {
    return ports.computeIfAbsent(part, _ -> Ports.free());
  }
}
