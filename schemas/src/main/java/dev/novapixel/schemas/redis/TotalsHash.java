package dev.novapixel.schemas.redis;

import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductAffinity.DayCount;
import java.util.List;
import java.util.Map;

/**
 * The Redis hash at {@link RedisKeys#totals}: in how many sessions a shop's products were viewed,
 * and how many orders it had, by day: the N of every measure of affinity.
 */
public final class TotalsHash {
  /** Sessions with at least one product view: {@code day:count,day:count}. */
  public static final String VIEWED = "viewed";

  /** Orders, as {@link #VIEWED}. */
  public static final String BOUGHT = "bought";

  private TotalsHash() {}

  /** The fields to write for a shop's own record, the one without a product. */
  public static Map<String, String> write(ProductAffinity totals) {
    return Map.of(
        VIEWED, AffinityHash.days(totals.viewed().days()),
        BOUGHT, AffinityHash.days(totals.bought().days()));
  }

  /** Sessions by day, from the fields read. */
  public static List<DayCount> viewed(Map<String, String> fields) {
    return AffinityHash.days(fields.get(VIEWED));
  }

  /** Orders by day, from the fields read. */
  public static List<DayCount> bought(Map<String, String> fields) {
    return AffinityHash.days(fields.get(BOUGHT));
  }
}
