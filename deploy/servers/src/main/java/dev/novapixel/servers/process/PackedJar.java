package dev.novapixel.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder of classes and resources as a jar, named by its content: equal folders are packed once.
 * Folders have entries of their own, since libraries look for services and migrations by listing
 * them.
 */
final class PackedJar {
  private PackedJar() {}

  static Path of(Path classes, Path folder) throws IOException {
    var fingerprint = Fingerprint.start();
    for (var entry : entries(classes)) {
      fingerprint.add(name(entry, classes)).add(content(entry));
    }
    var jar = folder.resolve("classes-" + fingerprint.end() + ".jar").toAbsolutePath();
    if (!Files.exists(jar)) {
      write(classes, jar);
    }
    return jar;
  }

  private static String name(Path entry, Path classes) {
    var name = classes.relativize(entry).toString();
    return Files.isDirectory(entry) ? name + "/" : name;
  }

  private static byte[] content(Path entry) throws IOException {
    return Files.isDirectory(entry) ? new byte[0] : Files.readAllBytes(entry);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(entry -> !entry.equals(folder)).sorted().toList();
    }
  }

  private static void write(Path classes, Path jar) throws IOException {
    var fresh = Files.createTempFile(jar.getParent(), "packing-", ".jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (var entry : entries(classes)) {
        zip.putNextEntry(new ZipEntry(name(entry, classes)));
        zip.write(content(entry));
        zip.closeEntry();
      }
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
  }
}
