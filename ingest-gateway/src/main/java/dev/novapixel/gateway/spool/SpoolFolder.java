package dev.novapixel.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The spool's folder: segments named by rising numbers, for nobody but its owner, and for one
 * process at a time. Used by one thread.
 */
final class SpoolFolder implements AutoCloseable {
  private static final String SUFFIX = ".spool";

  private final Path folder;
  private final FileChannel lock;
  private long last;

  private SpoolFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder if there is none.
   *
   * @throws IOException also if another process uses it
   */
  static SpoolFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(lock) == null) {
      lock.close();
      throw new IOException("another gateway uses " + folder);
    }
    return new SpoolFolder(folder, lock);
  }

  private static @Nullable FileLock locked(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  /** What was left, oldest first. */
  List<Segment> recover() throws IOException {
    List<Segment> left = new ArrayList<>();
    for (Path file : files()) {
      left.add(Segment.recover(file));
      String name = file.getFileName().toString();
      last = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
    return left;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{19}\\" + SUFFIX))
          .sorted()
          .toList();
    }
  }

  /** A new segment, behind all others. */
  Segment create() throws IOException {
    return Segment.create(folder.resolve(String.format(Locale.ROOT, "%019d" + SUFFIX, ++last)));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
