package dev.novapixel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** This module's {@code target}, where the build has unpacked the schema registry. */
final class BuildFolder {
  private static final String RECORD = "build.properties";

  private BuildFolder() {}

  /**
   * As the build recorded it, for our classes may have been packed into a jar elsewhere. A tree
   * that has moved since it was built is found by the place of our classes: {@code target/classes},
   * or a jar in {@code target}.
   */
  static Path find() {
    var recorded = Path.of(record().getProperty("folder"));
    return Files.isDirectory(recorded) ? recorded : besideOurClasses();
  }

  private static Properties record() {
    try (var in = BuildFolder.class.getResourceAsStream(RECORD)) {
      var record = new Properties();
      record.load(Objects.requireNonNull(in, RECORD));
      return record;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path besideOurClasses() {
    try {
      var source = BuildFolder.class.getProtectionDomain().getCodeSource().getLocation();
      return Objects.requireNonNull(
          Path.of(source.toURI()).getParent(), "classes at the root of the file system");
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
