package dev.novapixel.gateway.place;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file in MaxMind's format that knows countries of networks: GeoLite2, GeoIP2, DB-IP and others.
 * It is asked with an address whose last part is gone (IPv4: a /24, IPv6: a /48), so even a file
 * that knew single addresses could not tell more. Thread-safe.
 */
public final class GeoDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabase.class);

  private static final int IPV4_KEPT = 3;
  private static final int IPV6_KEPT = 6;

  private final Reader reader;

  private GeoDatabase(Reader reader) {
    this.reader = reader;
  }

  /**
   * Opens a file; it is read while it is open, so a newer one takes a restart.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static GeoDatabase open(Path file) {
    try {
      return new GeoDatabase(new Reader(file.toFile()));
    } catch (IOException | RuntimeException unusable) {
      throw new IllegalArgumentException("no database in MaxMind's format: " + file, unusable);
    }
  }

  /** Where the network of {@code address} is. */
  Place find(InetAddress address) {
    try {
      Map<?, ?> entry = reader.get(truncated(address), Map.class);
      return entry == null
          ? Place.NOWHERE
          : Place.of(code(entry.get("country")), code(first(entry.get("subdivisions"))));
    } catch (IOException | RuntimeException damaged) {
      LOG.debug("The database can't say where a network is", damaged);
      return Place.NOWHERE;
    }
  }

  /** The same with zeros for what tells a network's addresses apart. */
  static InetAddress truncated(InetAddress address) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, bytes.length == 4 ? IPV4_KEPT : IPV6_KEPT, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("it has an address's length", impossible);
    }
  }

  private static @Nullable Object first(@Nullable Object list) {
    return list instanceof List<?> all && !all.isEmpty() ? all.getFirst() : null;
  }

  private static @Nullable String code(@Nullable Object entry) {
    return entry instanceof Map<?, ?> map && map.get("iso_code") instanceof String code
        ? code
        : null;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      LOG.warn("The database of places could not be closed", e);
    }
  }
}
