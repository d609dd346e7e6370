package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.NameHash;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.stitcher.state.StateReader;
import dev.novapixel.stitcher.state.StateWriter;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What operators have voided on one client: up to which receipt a tie of a unit, or a unit's own
 * customer, does not count. Members of the set of ties: the latest time wins, whatever the order in
 * which they are heard of, and what is received later counts again. Kept as hashes, so that they
 * name nobody and can outlive a withdrawal.
 *
 * <p>Bound: {@link #LIMIT} a client; of more, those up to the earliest times are forgotten.
 */
record Voids(Map<Long, Instant> upTo) {
  static final Voids NONE = new Voids(Map.of());
  static final int LIMIT = 100;

  Voids {
    upTo = Map.copyOf(upTo);
  }

  Voids plus(Split split) {
    var all = new TreeMap<>(upTo);
    all.merge(key(split.what()), split.upTo(), (one, other) -> one.isAfter(other) ? one : other);
    while (all.size() > LIMIT) {
      all.entrySet().stream()
          .min(
              Map.Entry.<Long, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .ifPresent(oldest -> all.remove(oldest.getKey()));
    }
    return new Voids(all);
  }

  /** Up to which receipt the own customer of the unit that {@code firstEvent} began is void. */
  Instant ofCustomer(String firstEvent) {
    return latest(new What.Customer(firstEvent));
  }

  /** Up to which receipt the unit's tie to {@code token} is void. */
  Instant ofTie(String firstEvent, String token) {
    return latest(new What.Tie(firstEvent, token));
  }

  private Instant latest(What what) {
    if (upTo.isEmpty()) {
      return Instant.MIN;
    }
    Instant all = upTo.getOrDefault(key(new What.Everything()), Instant.MIN);
    Instant one = upTo.getOrDefault(key(what), Instant.MIN);
    return one.isAfter(all) ? one : all;
  }

  private static long key(What what) {
    return switch (what) {
      case What.Everything() -> 0;
      case What.Customer(String firstEvent) -> NameHash.of("customer", firstEvent);
      case What.Tie(String firstEvent, String token) -> NameHash.of("tie|" + firstEvent, token);
    };
  }

  static void write(StateWriter out, Voids voids) {
    out.list(
        new TreeMap<>(voids.upTo).entrySet(),
        (to, entry) -> to.number(entry.getKey()).time(entry.getValue()));
  }

  static Voids read(StateReader in) {
    var all = new TreeMap<Long, Instant>();
    for (int left = in.count(); left > 0; left--) {
      all.put(in.number(), in.time());
    }
    return new Voids(all);
  }
}
