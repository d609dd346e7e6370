package dev.novapixel.local.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a training set is written. */
public enum Format {
  PARQUET,
  CSV;

  /** The one that a file's name ends with. */
  public static Optional<Format> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (Format format : values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
