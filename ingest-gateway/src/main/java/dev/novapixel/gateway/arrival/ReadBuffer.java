package dev.novapixel.gateway.arrival;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.limit.Caller;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The bytes of one body while it is read. It grows with what really came, never on a header's word,
 * and what it takes is held at the door, and by whom it comes from: while the room is more than
 * half taken, nobody may hold more than a share of it. Not thread-safe.
 */
final class ReadBuffer {
  private static final byte[] NOTHING = {};

  /** Little, so that ten thousand clients that send one byte each leave room for the others. */
  private static final int FIRST = 256;

  /** Room for so many times what has come, so that a large body is not copied again and again. */
  private static final int GROWTH = 4;

  private final Admission admission;
  private final Caller caller;
  private final int share;
  private byte[] bytes = NOTHING;
  private int size;

  /**
   * @param share the most bytes that one caller may hold while the room is crowded
   */
  ReadBuffer(Admission admission, Caller caller, int share) {
    this.admission = admission;
    this.caller = caller;
    this.share = share;
  }

  /** How many bytes have come. */
  int size() {
    return size;
  }

  /**
   * Adds what has come.
   *
   * @param bound the most that this body can come to
   * @return false if there is no room for it
   */
  boolean add(ByteBuf chunk, int bound) {
    int length = chunk.readableBytes();
    int needed = size + length;
    if (needed > bytes.length && !grow(Math.min(bound, Math.max(FIRST, GROWTH * needed)))) {
      return false;
    }
    chunk.readBytes(bytes, size, length);
    size = needed;
    return true;
  }

  private boolean grow(int capacity) {
    int more = capacity - bytes.length;
    if (!admission.hold(more)) {
      return false;
    }
    if (!caller.hold(more, admission.isCrowded() ? share : Integer.MAX_VALUE)) {
      admission.release(more);
      return false;
    }
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }

  /** Gives the body away: whoever takes it goes through the door himself. */
  byte[] take() {
    byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    forget();
    return whole;
  }

  /** Lets go of what it holds; may be called more than once. */
  void forget() {
    admission.release(bytes.length);
    caller.release(bytes.length);
    bytes = NOTHING;
    size = 0;
  }
}
