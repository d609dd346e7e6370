package dev.novapixel.recs.shaping;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import java.util.List;
import java.util.Map;

/** Cuts the list to what was asked for. */
public final class Limit implements Shaper {

  @Override
  public String name() {
    return "limit";
  }

  @Override
  public List<Ranked> shape(Situation situation, List<Ranked> ranked, Map<String, Facts> facts) {
    return ranked.stream().limit(situation.limit()).toList();
  }
}
