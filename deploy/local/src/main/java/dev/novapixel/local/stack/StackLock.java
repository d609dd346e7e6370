package dev.novapixel.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The right to supervise the stack of one home. The kernel takes it back when its holder dies,
 * however that happens, so a lock that is held proves a living supervisor, and the pid beside it is
 * that one's.
 */
final class StackLock implements AutoCloseable {
  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock for this process, if nobody has it. */
  static Optional<StackLock> take(Path file) {
    try {
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)),
          0);
      return Optional.of(new StackLock(channel));
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not lock " + file, failed);
    }
  }

  /** The process that holds the lock now, if any. */
  static OptionalLong holder(Path file) {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return locked(channel)
          ? OptionalLong.empty()
          : OptionalLong.of(recorded(Files.readString(file).strip()));
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not read " + file, failed);
    }
  }

  /** 0 in the instant between taking the lock and writing the pid. */
  private static long recorded(String pid) {
    return pid.isEmpty() ? 0 : Long.parseLong(pid);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
