package dev.novapixel.servers;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who PostgreSQL runs as, for it refuses to run as root: ourselves, unless we are root.
 *
 * @param prefix the words to put before a command
 * @param owner the user id that files must have for that user to work on them
 */
record Unprivileged(List<String> prefix, long owner) {
  private static final long NOBODY = 65_534;

  /**
   * As root, nobody in a user namespace of its own, whose files still belong to root; where
   * namespaces are forbidden (in most containers), nobody in earnest, who must then be able to
   * reach the folder.
   */
  static Unprivileged user() {
    var self = new UnixSystem().getUid();
    if (self != 0) {
      return new Unprivileged(List.of(), self);
    }
    if (succeeds("unshare", "--user", "true")) {
      return new Unprivileged(List.of("unshare", "--user"), self);
    }
    if (succeeds("setpriv", "--version")) {
      return asNobody();
    }
    throw new ServerException(
        "PostgreSQL refuses to run as root. Start Nova Pixel as an ordinary user.");
  }

  static Unprivileged asNobody() {
    var nobody = Long.toString(NOBODY);
    return new Unprivileged(
        List.of("setpriv", "--reuid=" + nobody, "--regid=" + nobody, "--clear-groups"), NOBODY);
  }

  /** Hands the folder over with all that is in it, unless this user has it already. */
  void own(Path folder) throws IOException {
    if (owner(folder) != owner) {
      try (var files = Files.walk(folder)) {
        for (var file : (Iterable<Path>) files::iterator) {
          Files.setAttribute(file, "unix:uid", Math.toIntExact(owner), LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  private static long owner(Path file) throws IOException {
    return ((Number) Files.getAttribute(file, "unix:uid")).longValue();
  }

  private static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
