package dev.novapixel.schemas.wire;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * A byte buffer that grows with what is written and is used again and again by one thread. Not
 * thread-safe.
 */
final class GrowingBytes extends OutputStream {
  private static final int USUAL = 4 * 1024;

  /** A rare huge record does not pin its buffer for the life of the thread. */
  private static final int KEPT = 512 * 1024;

  private byte[] buffer = new byte[USUAL];
  private int size;

  void restart() {
    size = 0;
    if (buffer.length > KEPT) {
      buffer = new byte[USUAL];
    }
  }

  @Override
  public void write(int b) {
    ensure(1);
    buffer[size++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
  }

  byte[] copy() {
    return Arrays.copyOf(buffer, size);
  }

  private void ensure(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
