package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What had been erased when an application started: an epoch that is computed anew leaves it out
 * from the beginning, whatever the order in which its topics are read. What is erased later reaches
 * the nodes through the log. Not changed any more once the topology is built.
 *
 * <p>Bound: an entry for each identifier that was ever erased, some 150 bytes.
 */
public final class Cuts {
  public static final Cuts NONE = new Cuts();

  private final Map<String, Instant> upTo = new HashMap<>();

  /** One more record of the topic; the largest cut of an identifier wins. */
  public void add(Erasure erasure) {
    if (erasure.cut()) {
      upTo.merge(
          Keys.erasure(erasure), erasure.upTo(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  Instant upTo(String shop, Identifier identifier, @Nullable String customer) {
    return upTo.isEmpty()
        ? Instant.EPOCH
        : upTo.getOrDefault(
            Keys.erasure(new Erasure(shop, identifier, customer, Instant.EPOCH, true)),
            Instant.EPOCH);
  }
}
