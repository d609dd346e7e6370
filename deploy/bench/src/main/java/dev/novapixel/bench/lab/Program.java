package dev.novapixel.bench.lab;

import dev.novapixel.schemas.settings.Ports;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A process that can be measured.
 *
 * @param application what it calls itself: a part of its group's name
 * @param module the folder of its module
 * @param mainClass where it starts
 * @param arguments what it is told there
 * @param memory the JVM's options that say how much of it there is
 * @param health where it says that it is ready; null if it does not
 */
public record Program(
    String application,
    String module,
    String mainClass,
    List<String> arguments,
    List<String> memory,
    @Nullable Health health) {

  /** A page that answers 200 once the process is ready, at one of its ports. */
  public record Health(ToIntFunction<Ports> port, String path) {
    /** The page that all our services have. */
    public static Health at(ToIntFunction<Ports> port) {
      return new Health(port, "/health/ready");
    }
  }

  /** What the local stack gives a stream process. */
  private static final List<String> STREAM_MEMORY = List.of("-Xmx224m", "-Xms112m", "-Xmn72m");

  public Program {
    arguments = List.copyOf(arguments);
    memory = List.copyOf(memory);
  }

  /** A stream process. */
  public static Program stream(
      String application, String module, String mainClass, ToIntFunction<Ports> health) {
    return new Program(application, module, mainClass, List.of(), STREAM_MEMORY, Health.at(health));
  }

  /** A stream process of the benchmarks' own. */
  public static Program ownStream(String application, Class<?> main, String... arguments) {
    return new Program(
        application, "deploy/bench", main.getName(), List.of(arguments), STREAM_MEMORY, null);
  }
}
