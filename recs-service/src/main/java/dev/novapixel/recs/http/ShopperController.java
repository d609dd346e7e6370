package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.http.Problem.Kind;
import dev.novapixel.recs.knowledge.ShopperBook;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.topic.Epoch;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** A shopper's journey and features, by any of its identifiers; for server keys only. */
@Controller("/v1/shoppers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ShopperController {
  private final Doorkeeper doorkeeper;
  private final ShopperBook book;
  private final Epoch epoch;
  private final InstantSource clock;

  ShopperController(Doorkeeper doorkeeper, ShopperBook book, Epoch epoch, InstantSource clock) {
    this.doorkeeper = doorkeeper;
    this.book = book;
    this.epoch = epoch;
    this.clock = clock;
  }

  @Get("/{ref}")
  HttpResponse<byte[]> journey(HttpRequest<?> request, String ref) {
    Access access = doorkeeper.openWithServerKey(request);
    return book.journey(access.shop(), identifier(ref))
        .map(shopper -> Json.ok(JourneyHash.json(shopper), meta()))
        .orElseThrow(ShopperController::unknown);
  }

  @Get("/{ref}/features")
  HttpResponse<byte[]> features(HttpRequest<?> request, String ref) {
    Access access = doorkeeper.openWithServerKey(request);
    FeatureSelection selection = FeatureSelection.of(new Query(request));
    FeaturesJson json = new FeaturesJson(access.settings().currency(), selection, clock.instant());
    return book.features(access.shop(), identifier(ref))
        .map(page -> Json.ok(json.of(page), meta()))
        .orElseThrow(ShopperController::unknown);
  }

  private static Identifier identifier(String ref) {
    Identifier identifier =
        Identifier.parse(ref)
            .orElseThrow(() -> Query.invalid("ref", "takes client:…, checkout:… or customer:…"));
    return new Identifier(identifier.type(), Query.canonical(identifier.value()));
  }

  private static ProblemException unknown() {
    return Problem.of(Kind.UNKNOWN_SHOPPER, "Nobody in this shop is known by this reference.");
  }

  private ObjectNode meta() {
    return Json.object().put("epoch", epoch.name()).put("degraded", false).put("cached", false);
  }
}
