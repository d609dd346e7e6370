package dev.novapixel.recs.shaping;

import dev.novapixel.recs.candidates.Pinned;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.schemas.shop.Recommending.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is pinned stands first again and what is buried last, whatever was moved or filled up. */
public final class AsRuled implements Shaper {

  @Override
  public String name() {
    return "as-ruled";
  }

  @Override
  public List<Ranked> shape(Situation situation, List<Ranked> ranked, Map<String, Facts> facts) {
    if (situation.policy().rules().isEmpty()) {
      return ranked;
    }
    Predicate<String> buried = situation.policy().names(Action.BURY, situation.assortment());
    List<Ranked> first = new ArrayList<>();
    List<Ranked> others = new ArrayList<>();
    List<Ranked> last = new ArrayList<>();
    for (Ranked product : ranked) {
      if (product.source().equals(Pinned.NAME)) {
        first.add(product);
      } else {
        (buried.test(product.productId()) ? last : others).add(product);
      }
    }
    first.addAll(others);
    first.addAll(last);
    return first;
  }
}
