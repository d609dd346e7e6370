package dev.novapixel.recs.serve;

import dev.novapixel.recs.gather.Asked;
import dev.novapixel.recs.gather.Asking;
import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.generation.Generation;
import dev.novapixel.recs.pipeline.Recommendation;
import dev.novapixel.recs.pipeline.Recommender;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.served.ServedLog;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.shop.RecommendationServed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Where recommendations are asked for: gathers, recommends, and has it logged. Thread-safe. */
public final class Desk {
  private final Supplier<Generation> generation;
  private final Recommender recommender;
  private final ServedLog log;
  private final InstantSource clock;

  /**
   * A desk.
   *
   * @param generation what is answered from now; asked once a request
   */
  public Desk(
      Supplier<Generation> generation,
      Recommender recommender,
      ServedLog log,
      InstantSource clock) {
    this.generation = generation;
    this.recommender = recommender;
    this.log = log;
    this.clock = clock;
  }

  public Served serve(Asked asked) {
    Generation now = generation.get();
    Gatherer gatherer = now.gatherer();
    Asking asking = gatherer.asking();
    Situation situation = gatherer.situation(asked, asking);
    Recommendation recommendation = recommender.recommend(situation);
    Served served =
        new Served(
            UUID.randomUUID().toString(),
            now.epoch(),
            recommendation,
            situation.viewer(),
            asking.degraded(),
            clock.instant());
    log.write(record(asked, served));
    return served;
  }

  private RecommendationServed record(Asked asked, Served served) {
    Viewer viewer = served.viewer();
    return new RecommendationServed(
        asked.settings().shop(),
        served.id(),
        viewer == null ? null : viewer.id(),
        asked.placement().text(),
        served.recommendation().strategy(),
        served.degraded(),
        served.epoch().name(),
        served.at(),
        items(served.recommendation().items()),
        viewer == null ? Map.of() : viewer.features());
  }

  private static List<RecommendationServed.Served> items(List<Ranked> ranked) {
    List<RecommendationServed.Served> items = new ArrayList<>(ranked.size());
    for (Ranked product : ranked) {
      items.add(
          new RecommendationServed.Served(
              product.productId(), items.size() + 1, product.score(), product.source()));
    }
    return items;
  }
}
