package dev.novapixel.recs.sessions;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Snapshot} on disk. It stands there whole or not at all, ends with its checksum, and says
 * of which topic it is and how many sessions of a shop were kept; whatever is not as expected is
 * not read, because the topic has everything. Not thread-safe.
 *
 * <p>Version 1: magic, version, topic, bound; next offsets; shops; CRC-32C of all that.
 */
final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
  private static final long MAGIC = 0x4E4F_5641_5345_5353L; // NOVASESS
  private static final int VERSION = 1;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final int bound;

  /**
   * @param bound how many sessions of each shop are kept
   */
  SnapshotFile(Path file, int bound) {
    this.file = file;
    this.bound = bound;
  }

  /** Why a file is of no use. */
  private static final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableException(String why) {
      super(why);
    }
  }

  /**
   * What was kept of the topic.
   *
   * @param topic what tells it from every other, those of the same name included
   * @return empty if there is nothing that can be used; the log says why
   */
  Optional<Snapshot> read(String topic) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      check();
      try (DataInputStream in = new DataInputStream(open())) {
        return Optional.of(read(in, topic));
      }
    } catch (IOException | RuntimeException unusable) {
      LOG.warn("{} is not used, sessions are read from Kafka: {}", file, unusable.toString());
      return Optional.empty();
    }
  }

  /** Reads it once to see whether it is whole: what is read then needs no doubts. */
  private void check() throws IOException {
    long content = Files.size(file) - Long.BYTES;
    try (CheckedInputStream in = new CheckedInputStream(open(), new CRC32C())) {
      in.skipNBytes(Math.max(0, content));
      long sum = in.getChecksum().getValue();
      if (content < 0 || new DataInputStream(in).readLong() != sum) {
        throw new UnusableException("it is damaged");
      }
    }
  }

  private Snapshot read(DataInputStream in, String topic) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new UnusableException("it is no snapshot of sessions");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new UnusableException("it is of version %d, not %d".formatted(version, VERSION));
    }
    if (!in.readUTF().equals(topic)) {
      throw new UnusableException("it is of another topic");
    }
    int kept = in.readInt();
    if (kept != bound) {
      throw new UnusableException("it keeps %d sessions of a shop, not %d".formatted(kept, bound));
    }
    Map<Integer, Long> next = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      next.put(in.readInt(), in.readLong());
    }
    Map<String, ShopSessions> shops = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      shops.put(in.readUTF(), ShopSessions.readFrom(in, bound));
    }
    return new Snapshot(next, shops);
  }

  /** Puts it in the place of the one before, once it is whole and on disk. */
  void write(String topic, Snapshot snapshot) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "sessions", ".new");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written), BUFFER);
          CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
          DataOutputStream data = new DataOutputStream(new BufferedOutputStream(checked, BUFFER))) {
        write(topic, snapshot, data);
        data.flush();
        data.writeLong(checked.getChecksum().getValue());
      }
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private void write(String topic, Snapshot snapshot, DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(topic);
    out.writeInt(bound);
    out.writeInt(snapshot.next().size());
    for (Map.Entry<Integer, Long> next : snapshot.next().entrySet()) {
      out.writeInt(next.getKey());
      out.writeLong(next.getValue());
    }
    out.writeInt(snapshot.shops().size());
    for (Map.Entry<String, ShopSessions> shop : snapshot.shops().entrySet()) {
      out.writeUTF(shop.getKey());
      shop.getValue().writeTo(out);
    }
  }

  /** Nobody will ask for it any more. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      LOG.warn("{} stays: {}", file, stays.toString());
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }
}
