package dev.novapixel.bench.lab;

import dev.novapixel.bench.process.MeasuredProcess;
import dev.novapixel.local.stack.Build;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * Servers of their own for a benchmark, and the processes that it measures. Their states go with
 * it, their logs stay.
 */
public final class Laboratory implements AutoCloseable {
  /** As the local stack has. */
  public static final int PARTITIONS = 4;

  private final Build build;
  private final Path folder;
  private final Settings settings;
  private final Admin admin;
  private final HttpSchemaRegistry registry;

  /** Starts the servers; {@code root} is the project's folder. */
  public Laboratory(Path root) throws IOException {
    build = new Build(root);
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    folder = Files.createTempDirectory("nova-bench");
    settings = Settings.from(environment("bench", Epoch.FIRST));
    admin = Admin.create(ClientProperties.admin(settings, "nova-bench"));
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
  }

  /**
   * A process of its own; whoever asked for it closes it.
   *
   * @param port where it answers HTTP; 0 if it does not
   */
  public record Started(MeasuredProcess process, int port) {}

  /**
   * Starts a process of its own.
   *
   * @param more settings that it has beside those that lead to the servers
   */
  public Started start(Program program, Epoch epoch, Map<String, String> more)
      throws IOException, InterruptedException {
    String name = name(program, epoch);
    var environment = environment(name, epoch);
    environment.putAll(more);
    var health = program.health();
    int port = health == null ? 0 : health.port().applyAsInt(Settings.from(environment).ports());
    var process =
        new MeasuredProcess(
            build.classPath(program.module()),
            program.mainClass(),
            program.arguments(),
            program.memory(),
            environment,
            folder.resolve(name + ".log"));
    if (health != null) {
      process.awaitOk(URI.create("http://127.0.0.1:" + port + health.path()));
    }
    return new Started(process, port);
  }

  private static String name(Program program, Epoch epoch) {
    return program.application() + "-" + epoch;
  }

  /** The settings of a process named {@code name}, whose state lies in a folder of its own. */
  private Map<String, String> environment(String name, Epoch epoch) {
    var environment = new HashMap<String, String>();
    put(environment, Setting.KAFKA_BOOTSTRAP, EmbeddedStack.kafka().bootstrapServers());
    put(environment, Setting.REGISTRY_URL, EmbeddedStack.registry().url());
    put(environment, Setting.REDIS_URL, EmbeddedStack.redis().url());
    put(environment, Setting.PARTITIONS, Integer.toString(PARTITIONS));
    put(environment, Setting.STATE_DIR, folder.resolve(name).toString());
    put(environment, Setting.PORT_BASE, Integer.toString(Ports.free()));
    put(environment, Setting.EPOCH, epoch.name());
    put(environment, Setting.SUPERVISED, "true");
    return environment;
  }

  /** Of whoever speaks with the servers from here. */
  public Settings settings() {
    return settings;
  }

  /** The same in another epoch. */
  public Settings settings(Epoch epoch) {
    return Settings.from(environment("bench", epoch));
  }

  public WireFormat wire() {
    return new WireFormat(registry);
  }

  /** What the state of the process takes on the disk. */
  public long stateBytes(Program program, Epoch epoch) throws IOException {
    try (var files = Files.walk(folder.resolve(name(program, epoch)))) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  public void makeTopics(Epoch epoch, List<Topic<?>> topics) {
    new TopicProvisioning(admin, settings).ensure(epoch, topics);
  }

  @Override
  public void close() throws IOException {
    admin.close();
    registry.close();
    try (var states = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (var state : states) {
        Utils.delete(state.toFile());
      }
    }
  }

  /** Speaks with Kafka for its operators; closed with this. */
  public Admin admin() {
    return admin;
  }

  private static void put(Map<String, String> environment, Setting<?> setting, String value) {
    environment.put(setting.name(), value);
  }
}
