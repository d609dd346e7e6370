package dev.novapixel.gateway.place;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as coarsely as it is kept.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region a subdivision's code or name; only with its country
 */
public record Place(@Nullable String country, @Nullable String region) {
  /** Nobody knows, or nobody is to know. */
  public static final Place NOWHERE = new Place(null, null);

  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern REGION = Pattern.compile("[\\p{L}\\p{N} .-]{1,60}");

  /** What proxies write who don't know, and for senders behind Tor, who are nowhere. */
  private static final String UNKNOWN = "XX";

  /** The place that is written so; nowhere if that is no country. */
  static Place of(@Nullable String country, @Nullable String region) {
    if (country == null || !COUNTRY.matcher(country).matches()) {
      return NOWHERE;
    }
    String code = country.toUpperCase(Locale.ROOT);
    boolean named = region != null && REGION.matcher(region).matches();
    return code.equals(UNKNOWN) ? NOWHERE : new Place(code, named ? region : null);
  }
}
