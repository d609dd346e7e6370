package dev.novapixel.bench.streams;

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
   * Starts a process of its own and measures it.
   *
   * @param input the topic that {@code sender} writes to
   * @param others what else the process reads
   */
  Measured measured(
      Program program,
      Epoch epoch,
      int threads,
      String input,
      List<String> others,
      Measured.Input sender)
      throws IOException, InterruptedException {
    String name = name(program, epoch);
    var environment = environment(name, epoch, threads);
    var own = Settings.from(environment);
    var process =
        new MeasuredProcess(
            build.classPath(program.module()),
            program.mainClass(),
            program.arguments(),
            environment,
            folder.resolve(name + ".log"));
    if (program.health() != null) {
      process.awaitReady("http://127.0.0.1:" + program.health().applyAsInt(own.ports()));
    }
    var group = ClientProperties.applicationId(own, program.application());
    return new Measured(process, new Progress(admin, group, input, others), sender);
  }

  private static String name(Program program, Epoch epoch) {
    return program.application() + "-" + epoch;
  }

  /**
   * The settings of a stream process named {@code name}, whose state lies in a folder of its own.
   */
  private Map<String, String> environment(String name, Epoch epoch, int threads) {
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

  WireFormat wire() {
    return new WireFormat(registry);
  }

  /** What the state of the process takes on the disk. */
  long stateBytes(Program program, Epoch epoch) throws IOException {
    try (var files = Files.walk(folder.resolve(name(program, epoch)))) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  void makeTopics(Epoch epoch, List<Topic<?>> topics) {
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

  private static void put(Map<String, String> environment, Setting<?> setting, String value) {
    environment.put(setting.name(), value);
  }
}
