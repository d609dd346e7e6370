package dev.novapixel.local.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.backup.Manifest.StoredFile;
import dev.novapixel.local.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The one file of a backup: a ZIP with a manifest, which names all others with their checksums. */
final class BackupFile {
  private static final String MANIFEST = "manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private BackupFile() {}

  /**
   * Packs every file of {@code folder}. {@code target} is there whole or not at all, and only its
   * owner may read it.
   *
   * @param manifest makes one of the files' checksums
   */
  static Manifest pack(
      Path folder, Path target, Function<SortedMap<String, StoredFile>, Manifest> manifest)
      throws IOException {
    var files = new TreeMap<String, Path>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    var sums = new TreeMap<String, StoredFile>();
    for (var file : files.entrySet()) {
      try (var in = Files.newInputStream(file.getValue())) {
        sums.put(file.getKey(), sum(in));
      }
    }
    var whole = manifest.apply(sums);
    var fresh = Files.createTempFile(folder(target), ".nova-backup", ".part", ownerOnly());
    try {
      write(fresh, whole, files);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return whole;
  }

  private static void write(Path fresh, Manifest manifest, SortedMap<String, Path> files)
      throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
      zip.setLevel(Deflater.BEST_SPEED); // most of it is compressed already
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        Files.copy(file.getValue(), zip);
      }
      zip.closeEntry();
    }
  }

  /**
   * Unpacks a backup whose every file is as it was written.
   *
   * @throws StackException if it is not one, is of a newer format, or is damaged
   */
  static Manifest unpack(Path backup, Path folder) throws IOException {
    try (var zip = new ZipFile(backup.toFile())) {
      var manifest = manifest(backup, zip);
      for (var file : manifest.files().entrySet()) {
        unpack(backup, zip, folder, file.getKey(), file.getValue());
      }
      return manifest;
    } catch (ZipException damaged) {
      throw new StackException(backup + " is no backup, or is damaged.", damaged);
    }
  }

  private static Manifest manifest(Path backup, ZipFile zip) throws IOException {
    var entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new StackException(backup + " is no backup: it has no " + MANIFEST + ".");
    }
    try (var in = zip.getInputStream(entry)) {
      var json = JSON.readTree(in);
      int format = json.path("format").asInt();
      if (format > Manifest.FORMAT) {
        throw new StackException(
            "%s was written by a newer Nova Pixel (its format is %d, this one reads up to %d). Update this checkout."
                .formatted(backup, format, Manifest.FORMAT));
      }
      return JSON.treeToValue(json, Manifest.class);
    } catch (JsonProcessingException damaged) {
      throw new StackException(backup + " is damaged: its manifest cannot be read.", damaged);
    }
  }

  private static void unpack(
      Path backup, ZipFile zip, Path folder, String name, StoredFile expected) throws IOException {
    var entry = zip.getEntry(name);
    var target = folder.resolve(name).normalize();
    if (entry == null || !target.startsWith(folder)) {
      throw new StackException("%s is damaged: %s is missing.".formatted(backup, name));
    }
    Files.createDirectories(folder(target));
    try (var in = zip.getInputStream(entry)) {
      Files.copy(in, target);
    }
    try (var in = Files.newInputStream(target)) {
      if (!sum(in).equals(expected)) {
        throw new StackException(
            "%s is damaged: %s is not what was written.".formatted(backup, name));
      }
    }
  }

  private static StoredFile sum(InputStream in) throws IOException {
    var digest = sha256();
    long bytes = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    return new StoredFile(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path folder(Path file) {
    var parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** Who may read what is in it may read what people did. */
  static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
