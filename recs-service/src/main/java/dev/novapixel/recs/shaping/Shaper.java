package dev.novapixel.recs.shaping;

import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Situation;
import java.util.List;
import java.util.Map;

/** Rearranges or shortens a ranked list, never down to nothing. Pure and thread-safe. */
public interface Shaper {

  /** The word that explanations know it by. */
  String name();

  /**
   * The list as it should be shown.
   *
   * @param facts what is known of the products in the list
   */
  List<Ranked> shape(Situation situation, List<Ranked> ranked, Map<String, Facts> facts);
}
