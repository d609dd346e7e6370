package dev.novapixel.servers.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a command is started in a session of its own, out of reach of the terminal's Ctrl-C. */
final class Session {
  private Session() {}

  /**
   * The words to put before a command: {@code setsid} where it is (Linux), Perl's where that is
   * (macOS). With neither, the command stays in our session: Ctrl-C then ends native servers at
   * once instead of in order, and nothing worse.
   */
  static List<String> detached() {
    if (onPath("setsid")) {
      return List.of("setsid");
    }
    return onPath("perl")
        ? List.of("perl", "-MPOSIX=setsid", "-e", "setsid; exec @ARGV")
        : List.of();
  }

  private static boolean onPath(String command) {
    var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
