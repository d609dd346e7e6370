package dev.novapixel.local.stack;

import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where things lie: the project's folder, and the folder of local state within it.
 *
 * @param root the project's folder, with the modules and their builds
 * @param state everything that the stack must remember; nobody else may read it
 */
public record Home(Path root, Path state) {
  /** Rises when an older launcher could not read what a newer one has left. */
  static final int VERSION = 1;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  public Home {
    root = root.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  /**
   * The home whose state lies where the settings say: in {@code .nova} within the project, unless
   * told else.
   */
  public static Home of(Path root, Settings settings) {
    return new Home(root, root.resolve(settings.get(Setting.HOME)));
  }

  /** Makes the state folder, or refuses one that a newer launcher has written. */
  public void prepare() {
    try {
      Files.createDirectories(logs());
      restrict(state);
      if (Files.exists(versionFile())) {
        requireKnownVersion();
      } else {
        Files.writeString(versionFile(), VERSION + "\n");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not prepare " + state, failed);
    }
  }

  /** Whether a stack has ever been started here. */
  public boolean exists() {
    return Files.exists(versionFile());
  }

  public Path logs() {
    return state.resolve("logs");
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  public Path adminToken() {
    return state.resolve("admin-token");
  }

  /** Keys of the shops that were added from here: a secret, as its server keys are. */
  public Path shops() {
    return state.resolve("shops.json");
  }

  Path secrets() {
    return state.resolve("secrets.json");
  }

  Path stateFile() {
    return state.resolve("state.json");
  }

  Path epochsFile() {
    return state.resolve("epochs.json");
  }

  Path lockFile() {
    return state.resolve("lock");
  }

  Path pidFile(String part) {
    return state.resolve("run").resolve(part + ".pid");
  }

  /** A part's own folder. */
  Path data(String part) {
    return state.resolve("data").resolve(part);
  }

  /** Where a stream of an epoch keeps its stores. */
  public Path streamState(String applicationId) {
    return state.resolve("state").resolve(applicationId);
  }

  /** The log of events beyond what Kafka keeps. */
  public Path archive() {
    return state.resolve("archive");
  }

  /** Unpacked programs and archives of their classes: can be thrown away while nothing runs. */
  Path binaries() {
    return state.resolve("bin");
  }

  private Path versionFile() {
    return state.resolve("version");
  }

  private void requireKnownVersion() throws IOException {
    var text = Files.readString(versionFile()).strip();
    var version = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (version > VERSION) {
      throw new StackException(
          "%s was written by a newer Nova Pixel (its state is version %s, this one reads up to %d). Update this checkout, or remove the state with ./nova down --purge."
              .formatted(state, text, VERSION));
    }
  }

  private static void restrict(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }
  }
}
