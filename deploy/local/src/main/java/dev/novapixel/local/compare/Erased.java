package dev.novapixel.local.compare;

import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose events were counted before they were erased. An epoch that was live then has them in its
 * counts by product, nameless; one that is computed anew drops them, as many as it counts less.
 */
final class Erased {
  private Erased() {}

  /** The shops of which {@code first} has counted such events and {@code second} has not. */
  static Set<String> shops(Map<String, Tally> first, Map<String, Tally> second) {
    var shops = new HashSet<String>();
    var others = new HashSet<String>();
    first.forEach((key, one) -> {
      var other = second.get(key);
      if (other != null && !one.equals(other)) {
        (isByErasure(one, other) ? shops : others).add(one.shop());
      }
    });
    shops.removeAll(others);
    return shops;
  }

  private static boolean isByErasure(Tally one, Tally other) {
    long dropped = other.droppedByConsent() - one.droppedByConsent();
    return dropped > 0
        && dropped == one.counted() - other.counted()
        && one.duplicate() == other.duplicate()
        && one.rejected() == other.rejected()
        && one.bot() == other.bot();
  }

  /**
   * The newest tallies of one side.
   *
   * @param movingFrom who was counted since then
   * @param moving gets the shops of such
   */
  static Map<String, Tally> tallies(TopicReader reader, Instant movingFrom, Set<String> moving) {
    var tallies = new HashMap<String, Tally>();
    reader.read(
        Topics.TALLIES,
        (key, tally, at) -> {
          if (!at.isBefore(movingFrom)) {
            moving.add(Keys.shopOf(key));
          }
          if (tally == null) {
            tallies.remove(key);
          } else {
            tallies.put(key, tally);
          }
        });
    return tallies;
  }
}
