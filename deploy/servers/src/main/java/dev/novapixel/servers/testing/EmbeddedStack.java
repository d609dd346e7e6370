package dev.novapixel.servers.testing;

import dev.novapixel.servers.Binaries;
import dev.novapixel.servers.KafkaServer;
import dev.novapixel.servers.Place;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.PostgresServer;
import dev.novapixel.servers.RedisServer;
import dev.novapixel.servers.RegistryServer;
import dev.novapixel.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * The servers that this JVM's integration tests share: each starts when first asked for and runs
 * until the JVM ends, on ports of its own, with its data in a temporary folder. Tests therefore
 * name their topics, keys and databases apart.
 *
 * <pre>{@code
 * EmbeddedStack.start(Part.KAFKA, Part.REGISTRY);             // optional: starts them side by side
 * var producer = producer(EmbeddedStack.kafka().bootstrapServers(), EmbeddedStack.registry().url());
 * }</pre>
 *
 * <p>Thread-safe. A part that was stopped or killed by a test comes back with {@link #restart}, at
 * the same port and with the same data; servers that were handed out before are then closed ones.
 */
public final class EmbeddedStack {
  /** What can be asked for. */
  public enum Part {
    KAFKA,
    POSTGRES,
    REDIS,
    /** Brings {@link #POSTGRES} with it. */
    REGISTRY
  }

  private static final EmbeddedStack STACK = new EmbeddedStack();

  private final Path folder = temporaryFolder();
  private final Binaries binaries = Binaries.besideTheBuild();
  private final Map<Part, Place> places = new EnumMap<>(Part.class);
  private final Map<Part, CompletableFuture<Server>> running = new EnumMap<>(Part.class);
  private final int controllerPort = Ports.free();
  private final int managementPort = Ports.free();

  private EmbeddedStack() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "embedded-stack-end"));
  }

  public static KafkaServer kafka() {
    return (KafkaServer) STACK.get(Part.KAFKA);
  }

  public static PostgresServer postgres() {
    return (PostgresServer) STACK.get(Part.POSTGRES);
  }

  public static RedisServer redis() {
    return (RedisServer) STACK.get(Part.REDIS);
  }

  public static RegistryServer registry() {
    return (RegistryServer) STACK.get(Part.REGISTRY);
  }

  /** Starts the parts side by side and waits for all; those that run already stay as they are. */
  public static void start(Part... parts) {
    CompletableFuture.allOf(Stream.of(parts).map(STACK::ask).toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** Ends the part in order; its port refuses connections until {@link #restart}. */
  public static void stop(Part part) {
    STACK.get(part).close();
  }

  /** Starts the part again where it was, stopping it before if it runs. */
  public static void restart(Part part) {
    stop(part);
    STACK.forget(part);
    STACK.get(part);
  }

  private Server get(Part part) {
    try {
      return ask(part).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private synchronized CompletableFuture<Server> ask(Part part) {
    return running.computeIfAbsent(part, this::launch);
  }

  private synchronized void forget(Part part) {
    running.remove(part);
  }

  private CompletableFuture<Server> launch(Part part) {
    var place = places.computeIfAbsent(part, this::newPlace);
    return CompletableFuture.supplyAsync(
        () ->
            switch (part) {
              case KAFKA -> KafkaServer.start(place, controllerPort);
              case POSTGRES -> PostgresServer.start(place, binaries);
              case REDIS -> RedisServer.start(place, binaries);
              case REGISTRY ->
                  RegistryServer.start(
                      place, managementPort, postgres().database("registry"), binaries);
            },
        task -> Thread.ofPlatform().name("start-" + part).start(task));
  }

  private Place newPlace(Part part) {
    return Place.local(folder.resolve(part.name().toLowerCase(Locale.ROOT)), Ports.free());
  }

  /**
   * The registry goes before its database; of parts that never came up there is nothing to close.
   */
  private synchronized void end() {
    for (var part : List.of(Part.REGISTRY, Part.POSTGRES, Part.KAFKA, Part.REDIS)) {
      var server = running.get(part);
      if (server != null && server.isDone() && !server.isCompletedExceptionally()) {
        server.join().close();
      }
    }
    try {
      PathUtils.deleteDirectory(folder);
    } catch (IOException leftBehind) {
      // A temporary folder that stays is the system's to clean.
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("nova-stack-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
