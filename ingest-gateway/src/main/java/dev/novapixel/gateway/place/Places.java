package dev.novapixel.gateway.place;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who can say where requests come from: a proxy in front, a database, or nobody. Thread-safe.
 *
 * @param countryHeader the header in which a trusted proxy says the country
 * @param regionHeader the header in which it says the region
 * @param database what knows countries of addresses
 */
public record Places(
    Optional<String> countryHeader, Optional<String> regionHeader, Optional<GeoDatabase> database)
    implements AutoCloseable {

  /** Headers by their names; null where there is none. */
  public interface Headers {
    @Nullable String header(String name);
  }

  /** Whether nobody can say anything. */
  public boolean areUnknown() {
    return countryHeader.isEmpty() && database.isEmpty();
  }

  /** What a proxy says; only for requests from one that is trusted, for anybody can write so. */
  public Place told(Headers headers) {
    return Place.of(
        countryHeader.map(headers::header).orElse(null),
        regionHeader.map(headers::header).orElse(null));
  }

  /** What the database says of the network that {@code sender} is in. */
  public Place found(InetAddress sender) {
    return database.map(known -> known.find(sender)).orElse(Place.NOWHERE);
  }

  @Override
  public void close() {
    database.ifPresent(GeoDatabase::close);
  }
}
