package dev.novapixel.gateway.limit;

import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

/**
 * Everybody who calls, by address; IPv6 by its first 64 bits, which is what one household has. No
 * address is kept: each is hashed with a number drawn at the start to one of {@value #PLACES}
 * places, and whoever meets there shares it. That bounds the memory (4 MB) whatever comes, and
 * nobody can choose whom to meet. Thread-safe.
 */
public final class Callers {
  private static final int PLACE_BITS = 16;
  static final int PLACES = 1 << PLACE_BITS;

  private static final int IPV6_PREFIX = Long.BYTES;

  private final Rate requests;
  private final int maxConnections;
  private final LongSupplier nanoTime;
  private final long salt = ThreadLocalRandom.current().nextLong();
  private final AtomicReferenceArray<Caller> places = new AtomicReferenceArray<>(PLACES);

  /**
   * @param requests what each may send
   * @param maxConnections what each may have open
   * @param nanoTime as {@link System#nanoTime}
   */
  public Callers(Rate requests, int maxConnections, LongSupplier nanoTime) {
    this.requests = requests;
    this.maxConnections = maxConnections;
    this.nanoTime = nanoTime;
  }

  /** Who calls from there. */
  public Caller at(InetAddress address) {
    int place = place(address.getAddress());
    Caller known = places.get(place);
    if (known != null) {
      return known;
    }
    places.compareAndSet(place, null, new Caller(requests, maxConnections, nanoTime));
    return places.get(place);
  }

  private int place(byte[] address) {
    long bits = 0;
    for (int i = 0; i < Math.min(address.length, IPV6_PREFIX); i++) {
      bits = bits << Byte.SIZE | (address[i] & 0xff);
    }
    return (int) (mix(mix(bits ^ salt) + salt) >>> (Long.SIZE - PLACE_BITS));
  }

  /** Every bit of the result depends on every bit of {@code bits} (Stafford's variant 13). */
  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
