package dev.novapixel.bench.streams;

import dev.novapixel.schemas.settings.Ports;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A stream process that can be measured.
 *
 * @param application what it calls itself: a part of its group's name
 * @param module the folder of its module
 * @param mainClass where it starts
 * @param arguments what it is told there
 * @param health where it answers for its health once it has made its topics; null if it does not
 */
record Program(
    String application,
    String module,
    String mainClass,
    List<String> arguments,
    @Nullable ToIntFunction<Ports> health) {

  /** One of the benchmarks' own. */
  static Program own(String application, Class<?> main, String... arguments) {
    return new Program(application, "deploy/bench", main.getName(), List.of(arguments), null);
  }
}
