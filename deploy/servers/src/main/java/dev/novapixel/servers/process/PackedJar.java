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
 */
final class PackedJar {
  private PackedJar() {}

  static Path of(Path classes, Path folder) throws IOException {
    var fingerprint = Fingerprint.start();
    for (var file : files(classes)) {
      fingerprint.add(name(file, classes)).add(Files.readAllBytes(file));
    }
    var jar = folder.resolve("classes-" + fingerprint.end() + ".jar").toAbsolutePath();
    if (!Files.exists(jar)) {
      write(classes, jar);
    }
    return jar;
  }

  private static String name(Path file, Path classes) {
    return classes.relativize(file).toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void write(Path classes, Path jar) throws IOException {
    var fresh = Files.createTempFile(jar.getParent(), "packing-", ".jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (var file : files(classes)) {
        zip.putNextEntry(new ZipEntry(name(file, classes)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
  }
}
