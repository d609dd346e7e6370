package dev.novapixel.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the spool: frames, one behind the other. One thread writes it, once; another may read
 * what is {@link #committed}.
 */
final class Segment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Segment.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final FileChannel channel;

  /** What is on the disk for sure. */
  private volatile long committed;

  private int records;

  private Segment(Path file, FileChannel channel, long committed) {
    this.file = file;
    this.channel = channel;
    this.committed = committed;
  }

  /** A new file that only its owner can read. */
  static Segment create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    syncFolder(file);
    return new Segment(file, channel, 0);
  }

  /** A file that an earlier process has left: good up to its last whole frame, and not added to. */
  static Segment recover(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    Segment segment = new Segment(file, channel, channel.size());
    SegmentReader reader = new SegmentReader(segment);
    while (reader.next() != null) {
      segment.records++;
    }
    if (!reader.isAtEnd()) {
      LOG.warn(
          "{} ends in the middle of a record: {} bytes that were never acknowledged are left out",
          file.getFileName(),
          segment.committed - reader.position());
    }
    segment.committed = reader.position();
    return segment;
  }

  /** Adds bytes; returns when the disk has them. */
  void append(ByteBuffer bytes) throws IOException {
    long end = committed;
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    channel.force(false);
    committed = end;
  }

  /** Fills {@code to} from what is committed, as far as there is some. */
  void read(ByteBuffer to, long position) throws IOException {
    long left = committed - position;
    to.limit((int) Math.min(to.limit(), to.position() + left));
    while (to.hasRemaining()) {
      int read = channel.read(to, position + to.position());
      if (read < 0) {
        to.limit(to.position());
      }
    }
  }

  long committed() {
    return committed;
  }

  /** How many records an earlier process has left in it. */
  int recovered() {
    return records;
  }

  Path file() {
    return file;
  }

  /** All of it was written elsewhere. */
  void delete() throws IOException {
    channel.close();
    Files.delete(file);
    syncFolder(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A file's name is durable only once its folder is. */
  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
