package dev.novapixel.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.servers.KafkaSettings;
import dev.novapixel.servers.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of the containers without an engine to run them. */
class ContainerServersTest {
  private static final int PORT = 20_555;
  private static final String LOGGING =
      """
      Configuration:
        Appenders: {Console: {name: STDOUT}}
        Loggers: {Root: {level: INFO}, Logger: []}
      """;

  @TempDir private Path folder;

  /** The class that sets Kafka up in its image is a part of Kafka: here it runs without one. */
  @Test
  void kafkasImageReadsTheSettingsOfTheEmbeddedBroker() throws IOException, InterruptedException {
    var environment = new HashMap<>(ContainerServers.kafkaEnvironment("docker.test", PORT));
    var log = folder.resolve("log");
    environment.put("KAFKA_LOG_DIRS", log.toString());

    var said = setUp(environment);

    var expected =
        new HashMap<Object, Object>(
            KafkaSettings.of(new Place(folder, "0.0.0.0", PORT), log, 9093));
    expected.put("advertised.listeners", "PLAINTEXT://docker.test:" + PORT);
    assertThat(settings()).as(said).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(log.resolve("meta.properties")).as(said).exists();
  }

  @Test
  void anUnknownSourceIsNamedTogetherWithThoseThatThereAre() {
    assertThatThrownBy(() -> EmbeddedStack.source("podman"))
        .hasMessage("-Dnova.test.servers=podman: it is embedded or containers");
  }

  private String setUp(Map<String, String> environment) throws IOException, InterruptedException {
    var defaults = Files.createDirectories(folder.resolve("default"));
    Files.createFile(defaults.resolve("server.properties"));
    Files.writeString(defaults.resolve("log4j2.yaml"), LOGGING);
    Files.writeString(defaults.resolve("tools-log4j2.yaml"), LOGGING);
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "kafka.docker.KafkaDockerWrapper",
                "setup",
                "--default-configs-dir=" + defaults,
                "--mounted-configs-dir=" + Files.createDirectories(folder.resolve("mounted")),
                "--final-configs-dir=" + Files.createDirectories(folder.resolve("final")))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Properties settings() throws IOException {
    var settings = new Properties();
    try (var in = Files.newInputStream(folder.resolve("final/server.properties"))) {
      settings.load(in);
    }
    return settings;
  }
}
