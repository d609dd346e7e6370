package dev.novapixel.admin.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The files that the service serves as they are, from its own class path, by fixed names only. */
@Singleton
final class StaticFiles {
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  byte[] bytes(String name) {
    return read.computeIfAbsent(name, StaticFiles::load);
  }

  private static byte[] load(String name) {
    try (InputStream file =
        Objects.requireNonNull(StaticFiles.class.getResourceAsStream("/admin/" + name), name)) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
