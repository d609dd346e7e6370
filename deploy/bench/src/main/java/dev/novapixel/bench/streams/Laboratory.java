package dev.novapixel.bench.streams;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Servers of their own for a benchmark, in a folder that goes with it. */
final class Laboratory implements AutoCloseable {
  /** As the local stack has. */
  static final int PARTITIONS = 4;

  private final Build build;
  private final Path folder;
  private final Settings settings;
  private final Admin admin;
  private final HttpSchemaRegistry registry;

  Laboratory(Path root) throws IOException {
    build = new Build(root);
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    folder = Files.createTempDirectory("nova-bench");
    settings = Settings.from(environment("bench", Epoch.FIRST, 1));
    admin = Admin.create(ClientProperties.admin(settings, "nova-bench"));
    registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
  }

  /**
   * The settings of a stream process named {@code name}, whose state lies in a folder of its own.
   */
  Map<String, String> environment(String name, Epoch epoch, int threads) {
    var environment = new HashMap<String, String>();
    put(environment, Setting.KAFKA_BOOTSTRAP, EmbeddedStack.kafka().bootstrapServers());
    put(environment, Setting.REGISTRY_URL, EmbeddedStack.registry().url());
    put(environment, Setting.REDIS_URL, EmbeddedStack.redis().url());
    put(environment, Setting.PARTITIONS, Integer.toString(PARTITIONS));
    put(environment, Setting.STATE_DIR, folder.resolve(name).toString());
    put(environment, Setting.PORT_BASE, Integer.toString(Ports.free()));
    put(environment, Setting.EPOCH, epoch.name());
    put(environment, Setting.STREAM_THREADS, Integer.toString(threads));
    put(environment, Setting.SUPERVISED, "true");
    return environment;
  }

  Settings settings() {
    return settings;
  }

  Admin admin() {
    return admin;
  }

  WireFormat wire() {
    return new WireFormat(registry);
  }

  List<Path> classPath(String module) {
    return build.classPath(module);
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** What the state of the process named {@code name} takes on the disk. */
  long stateBytes(String name) throws IOException {
    try (var files = Files.walk(folder.resolve(name))) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  void makeTopics(Epoch epoch, List<Topic<?>> topics) {
    new TopicProvisioning(admin, settings).ensure(epoch, topics);
  }

  @Override
  public void close() {
    admin.close();
    registry.close();
  }

  private static void put(Map<String, String> environment, Setting<?> setting, String value) {
    environment.put(setting.name(), value);
  }
}
