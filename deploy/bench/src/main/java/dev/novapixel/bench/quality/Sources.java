package dev.novapixel.bench.quality;

import dev.novapixel.recs.nextitem.BlendSettings;
import dev.novapixel.recs.nextitem.CoViews;
import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.nextitem.Foreteller;
import dev.novapixel.recs.nextitem.KnnSettings;
import dev.novapixel.recs.nextitem.OwnItems;
import dev.novapixel.recs.nextitem.PairRules;
import dev.novapixel.recs.nextitem.PopularItems;
import dev.novapixel.recs.nextitem.SessionBlend;
import dev.novapixel.recs.nextitem.SessionIndex;
import dev.novapixel.recs.nextitem.SessionKnn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who is measured, by name. */
final class Sources {
  /** How the live system shrinks the cosine of pairs of views. */
  private static final double SHRINK = 10;

  private static final int RULES = 20;

  private Sources() {}

  /** What was learnt with all that can be weighed, and with what a service weighs. */
  record Learnt(Forest best, Forest served) {}

  /** New ones for a thread. */
  static Map<String, Foreteller> of(SessionIndex index, Learnt learnt) {
    Map<String, Foreteller> sources = new LinkedHashMap<>();
    sources.put("popular", PopularItems.of(index, Score.longest() + 1));
    sources.put("trending", PopularItems.trending(index, Score.longest() + 1));
    sources.put("recently-viewed", new OwnItems());
    sources.put("association-rules", new PairRules(index, PairRules.Kind.ASSOCIATION, RULES));
    sources.put("sequential-rules", new PairRules(index, PairRules.Kind.SEQUENTIAL, RULES));
    sources.put("viewed-together", new CoViews(index, SHRINK));
    sources.put("vmis-knn", new SessionKnn(index, KnnSettings.VMIS));
    sources.put("session-knn", new SessionKnn(index, KnnSettings.SERVED));
    sources.put("blend", new SessionBlend(index, learnt.best(), BlendSettings.BEST));
    sources.put("blend-served", new SessionBlend(index, learnt.served(), BlendSettings.SERVED));
    return sources;
  }
}
