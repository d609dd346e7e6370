package dev.novapixel.recs.sessions;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes sessions for tests. */
public final class Sessions {
  private Sessions() {}

  /** A session of a client of the same name, in which the products were viewed in their order. */
  public static Session session(
      String shop, String id, Session.Status status, Instant at, String... products) {
    return new Session(
        shop,
        Identifier.client(id),
        id,
        status,
        null,
        at,
        at,
        Duration.ofMinutes(30),
        products.length,
        0,
        Arrays.stream(products).map(product -> new Session.View(product, at)).toList(),
        List.of(),
        false,
        at);
  }
}
