package dev.novapixel.gateway.limit;

import java.util.function.LongSupplier;

/**
 * What one address has under way: requests, connections, and bytes of bodies that are being read.
 * Knows no address. Thread-safe; allocates nothing.
 */
public final class Caller {
  private final TokenBucket requests;
  private final int maxConnections;
  private final LongSupplier nanoTime;
  private int connections;
  private int bytes;

  Caller(Rate rate, int maxConnections, LongSupplier nanoTime) {
    this.requests = new TokenBucket(rate, nanoTime.getAsLong());
    this.maxConnections = maxConnections;
    this.nanoTime = nanoTime;
  }

  /**
   * Lets a request pass.
   *
   * @return 0 if it passes, else the seconds after which one would
   */
  public int pass() {
    return Rate.wholeSeconds(requests.take(nanoTime.getAsLong()));
  }

  /** Whether one more connection may be open; if so it has to be {@link #closed}. */
  public synchronized boolean open() {
    if (connections >= maxConnections) {
      return false;
    }
    connections++;
    return true;
  }

  /** One of its connections has ended. */
  public synchronized void closed() {
    connections--;
  }

  /** Whether it may hold so many bytes more; if so they have to be {@link #release}d. */
  public synchronized boolean hold(int size, int most) {
    if (size > most - bytes) {
      return false;
    }
    bytes += size;
    return true;
  }

  /** Lets go of bytes that were held. */
  public synchronized void release(int size) {
    bytes -= size;
  }
}
