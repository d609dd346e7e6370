package dev.novapixel.schemas.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one order in which a request's key is looked for: path, {@code Authorization}, key headers,
 * query, body. The first place that holds something decides, even if it opens nothing: a bad key in
 * a header is not saved by a good one in the query.
 */
public final class KeyResolver {
  private static final List<String> HEADERS = List.of("X-Nova-Key", "X-Write-Key");
  private static final List<String> QUERY = List.of("key", "k", "writeKey");

  /** What credentials that can't be read present: a key that no shop can have. */
  private static final String UNREADABLE = "";

  /** Headers or query: where values stand under names. */
  private interface Place {
    @Nullable String value(String name);
  }

  private KeyResolver() {}

  /** The key that the request presents; empty if it presents none. */
  public static Optional<String> resolve(KeyCarrier request) {
    return present(request.pathKey())
        .or(() -> ofAuthorization(request.header("Authorization")))
        .or(() -> firstPresent(HEADERS, request::header))
        .or(() -> firstPresent(QUERY, request::query))
        .or(() -> present(request.bodyKey()));
  }

  /** Other schemes than Basic and Bearer carry no key and are passed over. */
  private static Optional<String> ofAuthorization(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String[] words = header.strip().split("\\s+", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    if (words[0].equalsIgnoreCase("Bearer")) {
      return present(words[1]);
    }
    return words[0].equalsIgnoreCase("Basic") ? Optional.of(userOf(words[1])) : Optional.empty();
  }

  /** Clients send the key as the user, with an empty password. */
  private static String userOf(String credentials) {
    try {
      String pair =
          new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException notBase64) {
      return UNREADABLE;
    }
  }

  private static Optional<String> firstPresent(List<String> names, Place place) {
    return names.stream().flatMap(name -> present(place.value(name)).stream()).findFirst();
  }

  private static Optional<String> present(@Nullable String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }
}
