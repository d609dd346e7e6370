package dev.novapixel.features.codec;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums of minor units by currency; currencies are never poured together. */
public final class Amounts {
  /** Pieces that one line counts at most: with {@link Money}'s own limit a sum stays in a long. */
  private static final int PIECES_BOUND = 1_000_000;

  private Amounts() {}

  /** Both maps added; a currency that sums to nothing stays, as it was seen. */
  public static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    if (one.isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return one;
    }
    var sum = new HashMap<>(one);
    other.forEach((currency, minor) -> sum.merge(currency, minor, Long::sum));
    return sum;
  }

  public static Map<String, Long> of(@Nullable Money money, int sign) {
    return money == null ? Map.of() : Map.of(money.currency(), sign * money.minor());
  }

  /** What a line is worth: price by pieces. */
  public static @Nullable Money value(@Nullable Item item) {
    return item == null || item.price() == null
        ? null
        : item.price().times(Math.clamp(item.quantity(), -PIECES_BOUND, PIECES_BOUND));
  }
}
