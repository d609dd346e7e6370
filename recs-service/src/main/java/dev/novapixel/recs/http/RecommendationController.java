package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.gather.Asked;
import dev.novapixel.recs.pipeline.Explanation;
import dev.novapixel.recs.ranking.Ranked;
import dev.novapixel.recs.serve.Desk;
import dev.novapixel.recs.serve.Served;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Placement;
import dev.novapixel.recs.situation.Viewer;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.event.Identifier;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /v1/recommendations}: what should this shopper see here, now? */
@Controller("/v1/recommendations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecommendationController {
  private final Doorkeeper doorkeeper;
  private final Desk desk;

  RecommendationController(Doorkeeper doorkeeper, Desk desk) {
    this.doorkeeper = doorkeeper;
    this.desk = desk;
  }

  @Get
  HttpResponse<byte[]> recommend(HttpRequest<?> request) {
    Access access = doorkeeper.open(request);
    Query query = new Query(request);
    boolean explain = query.flag("explain");
    if (explain) {
      Doorkeeper.requireServer(access, "Explanations are given to server keys only.");
    }
    Asked asked = asked(access, query);
    Served served = desk.serve(asked);
    ObjectNode meta = meta(asked, served);
    if (explain) {
      meta.set("explain", explanation(served));
    }
    return Json.ok(items(served, explain), meta);
  }

  private static Asked asked(Access access, Query query) {
    Optional<String> product = query.product("product");
    Optional<Identifier> customer = query.identifier("customer", Identifier.Type.CUSTOMER);
    if (customer.isPresent()) {
      Doorkeeper.requireServer(access, "Customers are named by server keys only.");
    }
    List<Identifier> names =
        Stream.of(
                customer,
                query.identifier("checkout", Identifier.Type.CHECKOUT),
                query.identifier("client", Identifier.Type.CLIENT))
            .flatMap(Optional::stream)
            .toList();
    Placement placement =
        query
            .text("placement")
            .map(RecommendationController::placement)
            .orElse(product.isPresent() ? Placement.PRODUCT_PAGE : Placement.HOMEPAGE);
    return new Asked(access.settings(), placement, product.orElse(null), names, query.limit());
  }

  private static Placement placement(String text) {
    return Placement.parse(text)
        .orElseThrow(() ->
            Query.invalid(
                "placement",
                "takes one of "
                    + Arrays.stream(Placement.values())
                        .map(Placement::text)
                        .collect(Collectors.joining(", "))));
  }

  private static ArrayNode items(Served served, boolean explain) {
    ArrayNode items = Json.array();
    for (Ranked ranked : served.recommendation().items()) {
      Facts facts = served.recommendation().facts().getOrDefault(ranked.productId(), Facts.UNKNOWN);
      ObjectNode item = ProductJson.of(ranked.productId(), facts);
      item.put("score", Json.rounded(ranked.score())).put("position", items.size() + 1);
      ObjectNode reason = item.putObject("reason").put("source", ranked.source());
      ArrayNode because = reason.putArray("because");
      ranked.because().forEach(because::add);
      if (explain) {
        ObjectNode parts = item.putObject("parts");
        ranked.parts().forEach((source, part) -> parts.put(source, Json.rounded(part)));
      }
      items.add(item);
    }
    return items;
  }

  private static ObjectNode meta(Asked asked, Served served) {
    return Json.object()
        .put("recommendation_id", served.id())
        .put("placement", asked.placement().text())
        .put("strategy", served.recommendation().strategy())
        .put("epoch", served.epoch().name())
        .put("degraded", served.degraded())
        .put("cached", false);
  }

  private static ObjectNode explanation(Served served) {
    Explanation explanation = served.recommendation().explanation();
    Viewer viewer = served.viewer();
    ObjectNode json = Json.object().put("shopper", viewer == null ? null : viewer.id().text());
    json.set("candidates", Json.of(explanation.candidates()));
    json.set("filtered", Json.of(explanation.filtered()));
    json.put("ranker", explanation.ranker());
    ArrayNode shapers = json.putArray("shapers");
    explanation.shapers().forEach(left -> shapers.addObject().put(left.shaper(), left.products()));
    return json;
  }
}
