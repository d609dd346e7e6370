package dev.novapixel.recs.shaping;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the best of several products that are one to a shopper: the same title of the same brand,
 * as shops have it that list a size or a colour as a product of its own.
 */
public final class OneOfEachVariant implements Shaper {

  @Override
  public String name() {
    return "one-of-each-variant";
  }

  @Override
  public List<Ranked> shape(Situation situation, List<Ranked> ranked, Map<String, Facts> facts) {
    Set<Look> seen = new HashSet<>();
    List<Ranked> kept = new ArrayList<>(ranked.size());
    for (Ranked product : ranked) {
      Facts known = facts.getOrDefault(product.productId(), Facts.UNKNOWN);
      if (known.title() == null || seen.add(Look.of(known.title(), known.brand()))) {
        kept.add(product);
      }
    }
    return kept;
  }

  private record Look(String title, String brand) {
    static Look of(String title, @Nullable String brand) {
      return new Look(plain(title), brand == null ? "" : plain(brand));
    }

    private static String plain(String text) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
  }
}
