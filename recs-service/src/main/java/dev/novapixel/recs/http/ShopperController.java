package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.generation.Generation;
import dev.novapixel.recs.generation.Generations;
import dev.novapixel.recs.http.Problem.Kind;
import dev.novapixel.recs.past.Past.Told;
import dev.novapixel.recs.past.Reach;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.redis.JourneyHash;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** A shopper's journey and features, by any of its identifiers; for server keys only. */
@Controller("/v1/shoppers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ShopperController {
  private final Doorkeeper doorkeeper;
  private final Generations generations;
  private final InstantSource clock;

  ShopperController(Doorkeeper doorkeeper, Generations generations, InstantSource clock) {
    this.doorkeeper = doorkeeper;
    this.generations = generations;
    this.clock = clock;
  }

  @Get("/{ref}")
  HttpResponse<byte[]> journey(HttpRequest<?> request, String ref) {
    Access access = doorkeeper.openWithServerKey(request);
    Generation now = generations.current();
    return now.book()
        .journey(access.shop(), identifier(ref))
        .map(shopper -> Json.ok(JourneyHash.json(shopper), meta(now)))
        .orElseThrow(ShopperController::unknown);
  }

  @Get("/{ref}/features")
  HttpResponse<byte[]> features(HttpRequest<?> request, String ref) {
    Access access = doorkeeper.openWithServerKey(request);
    Query query = new Query(request);
    FeatureSelection selection = FeatureSelection.of(query);
    FeaturesJson json = new FeaturesJson(access.settings().currency(), selection, clock.instant());
    Generation now = generations.current();
    Optional<Instant> at = query.time("at");
    if (at.isPresent()) {
      return asOf(now, access.shop(), identifier(ref), at.get(), json);
    }
    return now.book()
        .features(access.shop(), identifier(ref))
        .map(page -> Json.ok(json.of(page), meta(now)))
        .orElseThrow(ShopperController::unknown);
  }

  private static HttpResponse<byte[]> asOf(
      Generation now, String shop, Identifier ref, Instant at, FeaturesJson json) {
    if (at.isAfter(json.now())) {
      throw Problem.of(
          Kind.AS_OF_IN_FUTURE, "at lies in the future: it is " + Json.time(json.now()) + ".");
    }
    Identifier shopper = now.book().whose(shop, ref).orElseThrow(ShopperController::unknown);
    return switch (now.past().asOf(shop, shopper, at)) {
      case Told.Features(var reach, var features) ->
          Json.ok(json.of(shopper, features, at), meta(now, at, reach, features));
      case Told.BeforeReach(var reach) ->
          throw Problem.of(
              Kind.AS_OF_BEFORE_REACH,
              reach
                  .map(kept -> "Events of this shop are kept from " + Json.time(kept.from()) + ".")
                  .orElse("No events of this shop are kept yet."));
      case Told.TooLong(var events, var bytes) ->
          throw Problem.of(
              Kind.HISTORY_TOO_LONG,
              String.format(
                  Locale.ROOT,
                  "More than %,d events, or %,d bytes of them, had been received by then.",
                  events,
                  bytes));
    };
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

  private static ObjectNode meta(
      Generation now, Instant at, Reach reach, Optional<ShopperFeatures> features) {
    return meta(now)
        .put("degraded", at.isAfter(reach.to()))
        .put("at", Json.time(at))
        .put("reaches_from", Json.time(reach.from()))
        .put("reaches_to", Json.time(reach.to()))
        .put("events", features.map(ShopperFeatures::events).orElse(0L));
  }

  private static ObjectNode meta(Generation now) {
    return Json.object()
        .put("epoch", now.epoch().name())
        .put("degraded", false)
        .put("cached", false);
  }
}
