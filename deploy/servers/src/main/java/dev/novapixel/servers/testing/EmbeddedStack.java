package dev.novapixel.servers.testing;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The servers that this JVM's integration tests share: each starts when first asked for and runs
 * until the JVM ends, on ports of its own, with data that go with it. Tests therefore name their
 * topics, keys and databases apart.
 *
 * <pre>{@code
 * EmbeddedStack.start(Part.KAFKA, Part.REGISTRY);             // optional: starts them side by side
 * var producer = producer(EmbeddedStack.kafka().bootstrapServers(), EmbeddedStack.registry().url());
 * }</pre>
 *
 * <p>They are the embedded servers of the local stack, unless the system property {@value #SOURCE}
 * is {@code containers}: then the same tests run against the vendors' own images.
 *
 * <p>Thread-safe. A part that was stopped by a test comes back with {@link #restart}, at the same
 * address and with the same data.
 */
public final class EmbeddedStack {
  /** The system property that says where the servers come from: embedded or containers. */
  public static final String SOURCE = "nova.test.servers";

  /** What can be asked for. */
  public enum Part {
    KAFKA,
    POSTGRES,
    REDIS,
    /** Brings {@link #POSTGRES} with it. */
    REGISTRY
  }

  private static final EmbeddedStack STACK =
      new EmbeddedStack(source(System.getProperty(SOURCE, "embedded")));

  private final ServerSource source;
  private final Map<Part, CompletableFuture<Void>> started = new EnumMap<>(Part.class);

  private EmbeddedStack(ServerSource source) {
    this.source = source;
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "embedded-stack-end"));
  }

  static ServerSource source(String name) {
    return switch (name) {
      case "embedded" -> new EmbeddedServers();
      case "containers" -> new ContainerServers();
      default ->
          throw new IllegalArgumentException(
              "-D%s=%s: it is embedded or containers".formatted(SOURCE, name));
    };
  }

  public static KafkaAddress kafka() {
    STACK.await(Part.KAFKA);
    return STACK.source.kafka();
  }

  public static PostgresAddress postgres() {
    STACK.await(Part.POSTGRES);
    return STACK.source.postgres();
  }

  public static RedisAddress redis() {
    STACK.await(Part.REDIS);
    return STACK.source.redis();
  }

  public static RegistryAddress registry() {
    STACK.await(Part.REGISTRY);
    return STACK.source.registry();
  }

  /** Starts the parts side by side and waits for all; those that run already stay as they are. */
  public static void start(Part... parts) {
    CompletableFuture.allOf(Stream.of(parts).map(STACK::ask).toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** Ends the part in order; its port refuses connections until {@link #restart}. */
  public static void stop(Part part) {
    STACK.await(part);
    STACK.source.stop(part);
  }

  /** Starts the part again where it was, stopping it before if it runs. */
  public static void restart(Part part) {
    stop(part);
    STACK.forget(part);
    STACK.await(part);
  }

  private void await(Part part) {
    try {
      ask(part).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private synchronized CompletableFuture<Void> ask(Part part) {
    return started.computeIfAbsent(part, this::launch);
  }

  private synchronized void forget(Part part) {
    started.remove(part);
  }

  private CompletableFuture<Void> launch(Part part) {
    return CompletableFuture.runAsync(
        () -> {
          if (part == Part.REGISTRY) {
            await(Part.POSTGRES);
          }
          source.start(part);
        },
        task -> Thread.ofPlatform().name("start-" + part).start(task));
  }

  private void end() {
    source.close();
  }
}
