package dev.novapixel.gateway.intake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door: how much may be in flight at once. What would go beyond is turned away at once instead
 * of queueing, so memory stays bounded whatever comes. Thread-safe.
 */
public final class Admission {
  private final int maxRequests;
  private final long maxBytes;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean closed;

  /**
   * @param maxRequests requests in flight
   * @param maxBytes bytes of their bodies, and of those that are still being read
   */
  public Admission(int maxRequests, long maxBytes) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
  }

  /** Whether so many bytes more may be read; if so, they have to be {@link #release}d. */
  public boolean hold(int size) {
    long held = bytes.addAndGet(size);
    if (!closed && held <= maxBytes) {
      return true;
    }
    release(size);
    return false;
  }

  /** Whether so many bytes more would find room now; nothing is kept for them. */
  public boolean hasRoom(int size) {
    return !closed && bytes.get() + size <= maxBytes;
  }

  /** Whether more than half of the bytes are taken. */
  public boolean isCrowded() {
    return bytes.get() > maxBytes / 2;
  }

  /** Lets go of bytes that were held. */
  public void release(int size) {
    bytes.addAndGet(-size);
  }

  /** Whether a request with so many bytes may come in; if so it has to {@link #leave}. */
  public boolean enter(int size) {
    int inFlight = requests.incrementAndGet();
    long held = bytes.addAndGet(size);
    if (!closed && inFlight <= maxRequests && held <= maxBytes) {
      return true;
    }
    leave(size);
    return false;
  }

  /** A request that came in with so many bytes has been answered. */
  public void leave(int size) {
    bytes.addAndGet(-size);
    requests.decrementAndGet();
  }

  /** Lets nobody in any more; whoever is in may end. */
  public void close() {
    closed = true;
  }

  /** Whether nobody is let in any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Requests in flight now. */
  public int requests() {
    return requests.get();
  }

  /** The most bytes that may be in flight. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Bytes in flight now. */
  public long bytes() {
    return bytes.get();
  }
}
