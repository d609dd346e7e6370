package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.gather.Asking;
import dev.novapixel.recs.generation.Generation;
import dev.novapixel.recs.generation.Generations;
import dev.novapixel.recs.lists.Page;
import dev.novapixel.recs.lists.PopularProduct;
import dev.novapixel.recs.lists.ProductLists.Habit;
import dev.novapixel.recs.lists.ProductLists.Related;
import dev.novapixel.recs.lists.RelatedProduct;
import dev.novapixel.recs.measures.PairCounts;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.feature.Popularity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** The plain lists: what is viewed or bought with a product, and what is popular. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProductController {
  private final Doorkeeper doorkeeper;
  private final Generations generations;
  private final InstantSource clock;

  ProductController(Doorkeeper doorkeeper, Generations generations, InstantSource clock) {
    this.doorkeeper = doorkeeper;
    this.generations = generations;
    this.clock = clock;
  }

  @Get("/products/{id}/also-viewed")
  HttpResponse<byte[]> alsoViewed(HttpRequest<?> request, String id) {
    return related(request, id, Habit.VIEWED, "sessions");
  }

  @Get("/products/{id}/also-bought")
  HttpResponse<byte[]> alsoBought(HttpRequest<?> request, String id) {
    return related(request, id, Habit.BOUGHT, "orders");
  }

  private HttpResponse<byte[]> related(
      HttpRequest<?> request, String id, Habit habit, String counted) {
    Access access = doorkeeper.open(request);
    Query query = new Query(request);
    String product = Query.canonical(id);
    Generation now = generations.current();
    Asking asking = now.gatherer().asking();
    Related related =
        now.lists()
            .related(access.settings(), product, habit, query.offset(), query.limit(), asking);
    ArrayNode data = Json.array();
    related.page().items().forEach(item -> data.add(json(item)));
    ObjectNode meta = meta(now, asking, related.page()).put("product_id", product);
    meta.putObject(counted).put("with_product", related.total()).put("all", related.all());
    return Json.ok(data, meta);
  }

  private static ObjectNode json(RelatedProduct related) {
    PairCounts counts = related.counts();
    return ProductJson.of(related.productId(), related.facts())
        .put("count", counts.together())
        .put("support", Json.rounded(counts.support()))
        .put("confidence", Json.rounded(counts.confidence()))
        .put("lift", Json.rounded(counts.lift()))
        .put("llr", Json.rounded(counts.logLikelihoodRatio()))
        .put("score", Json.rounded(related.score()));
  }

  @Get("/popular")
  HttpResponse<byte[]> popular(HttpRequest<?> request) {
    Access access = doorkeeper.open(request);
    Query query = new Query(request);
    int offset = query.offset();
    Generation now = generations.current();
    Asking asking = now.gatherer().asking();
    Page<PopularProduct> page =
        now.lists()
            .popular(
                access.settings(),
                query.text("category").orElse(null),
                offset,
                query.limit(),
                asking);
    ArrayNode data = Json.array();
    for (PopularProduct product : page.items()) {
      ObjectNode item = ProductJson.of(product.productId(), product.facts());
      item.put("position", offset + data.size() + 1);
      if (!asking.degraded()) {
        item.put("score", score(product));
      }
      data.add(item);
    }
    return Json.ok(data, meta(now, asking, page));
  }

  /** Views, adds and orders weighted by their age; the fallback has no such number. */
  private double score(PopularProduct product) {
    return Json.rounded(Popularity.POPULAR.decayed(product.score(), clock.millis()));
  }

  private static ObjectNode meta(Generation now, Asking asking, Page<?> page) {
    ObjectNode meta =
        Json.object()
            .put("epoch", now.epoch().name())
            .put("degraded", asking.degraded())
            .put("cached", false);
    page.next()
        .ifPresentOrElse(
            next -> meta.put("next_cursor", Query.cursor(next)), () -> meta.putNull("next_cursor"));
    return meta;
  }
}
