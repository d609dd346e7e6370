package dev.novapixel.recs.serve;

import dev.novapixel.recs.gather.Asked;
import dev.novapixel.recs.gather.Asking;
import dev.novapixel.recs.gather.Gatherer;
import dev.novapixel.recs.pipeline.Recommendation;
import dev.novapixel.recs.pipeline.Recommender;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.served.ServedLog;
import dev.novapixel.recs.situation.Situation;
import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.topic.Epoch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where recommendations are asked for: gathers, recommends, and has it logged. Thread-safe. */
public final class Desk {
  private final Gatherer gatherer;
  private final Recommender recommender;
  private final ServedLog log;
  private final Epoch epoch;
  private final InstantSource clock;

  public Desk(
      Gatherer gatherer, Recommender recommender, ServedLog log, Epoch epoch, InstantSource clock) {
    this.gatherer = gatherer;
    this.recommender = recommender;
    this.log = log;
    this.epoch = epoch;
    this.clock = clock;
  }

  public Served serve(Asked asked) {
    Asking asking = gatherer.asking();
    Situation situation = gatherer.situation(asked, asking);
    Recommendation recommendation = recommender.recommend(situation);
    Served served =
        new Served(
            UUID.randomUUID().toString(),
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
        epoch.name(),
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
