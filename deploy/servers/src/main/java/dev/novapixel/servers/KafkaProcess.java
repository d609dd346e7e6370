package dev.novapixel.servers;

import dev.novapixel.servers.process.ClassArchive;
import dev.novapixel.servers.process.GuardedProcess;
import dev.novapixel.servers.process.Program;
import dev.novapixel.servers.process.Program.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link KafkaServer} in a JVM of its own, so that its heap is its own and it can die without us.
 */
public final class KafkaProcess implements Server {
  /** For a small local stack. */
  public static final List<String> JVM_OPTIONS =
      List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow");

  private static final Duration START =
      Duration.ofMinutes(2); // after a crash the log's tail is read again
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Place place;
  private final String clusterId;
  private final ClassArchive classes;
  private final GuardedProcess process;

  private KafkaProcess(
      Place place, String clusterId, ClassArchive classes, GuardedProcess process) {
    this.place = place;
    this.clusterId = clusterId;
    this.classes = classes;
    this.process = process;
  }

  /** As {@link KafkaServer#start}, with this JVM's class path and those JVM options. */
  public static KafkaProcess start(
      Place place, int controllerPort, List<String> jvmOptions, Binaries binaries) {
    var folder = new KafkaFolder(place.folder());
    folder.clear(place, controllerPort);
    var classes = binaries.classArchive("kafka", ClassArchive.ownClassPath());
    var command = command(place, controllerPort, jvmOptions, classes);
    var process =
        GuardedProcess.start(new Program(command, Map.of(), place.log(), Signal.TERM, STOP));
    try {
      Await.ready("Kafka", process, place.log(), START, () -> folder.isReady(process.pid()));
      return new KafkaProcess(place, folder.clusterId(), classes, process);
    } catch (IOException failed) {
      process.close();
      throw new UncheckedIOException(failed);
    } catch (ServerException failed) {
      process.close();
      throw failed;
    }
  }

  public String bootstrapServers() {
    return place.address();
  }

  /** Drawn when the folder is first used, the same ever after. */
  public String clusterId() {
    return clusterId;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public void close() {
    if (process.alive() && process.stop(STOP)) {
      classes.adopt();
    }
  }

  /** Ends it as a crash would. What it has acknowledged stays. */
  public void kill() {
    process.kill();
  }

  private static List<String> command(
      Place place, int controllerPort, List<String> jvmOptions, ClassArchive classes) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(classes.jvmOptions());
    command.addAll(List.of("-cp", classes.classPath(), ServerMain.class.getName(), "kafka"));
    command.addAll(List.of("--folder", place.folder().toString(), "--host", place.host()));
    command.addAll(List.of("--port", Integer.toString(place.port())));
    command.addAll(List.of("--controller-port", Integer.toString(controllerPort)));
    return command;
  }
}
