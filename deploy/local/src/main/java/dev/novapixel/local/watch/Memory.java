package dev.novapixel.local.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What processes take of the machine's memory: their proportional share, so that sums count nothing
 * twice.
 */
public final class Memory {
  private static final String PSS = "Pss:";

  private Memory() {}

  /** Bytes of a process alone. */
  public static OptionalLong ofOnly(long pid) {
    return share(pid);
  }

  /** Bytes of a process and all that it has started; empty where the system does not tell. */
  public static OptionalLong of(long pid) {
    var processes =
        ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    var shares =
        processes
            .map(process -> share(process.pid()))
            .flatMapToLong(OptionalLong::stream)
            .toArray();
    return shares.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(shares).sum());
  }

  private static OptionalLong share(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith(PSS))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException notTold) {
      return OptionalLong.empty();
    }
  }
}
