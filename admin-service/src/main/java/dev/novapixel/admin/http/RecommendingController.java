package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.admin.shops.Shop;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.ShopStore;
import dev.novapixel.schemas.shop.Recommending;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{shop}/recommendations}: rules and weights. */
@Controller("/v1/shops/{shop}/recommendations")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecommendingController {
  /** As much as one Kafka record and every service's memory can bear for each shop. */
  private static final int MOST_BYTES = 256 << 10;

  private final ShopStore shops;
  private final InstantSource clock;

  RecommendingController(ShopStore shops, InstantSource clock) {
    this.shops = shops;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> get(String shop) {
    Optional<Shop> found = ShopId.isValid(shop) ? shops.find(shop) : Optional.empty();
    return found
        .map(RecommendingController::answer)
        .orElseGet(() -> ShopController.noSuchShop(shop));
  }

  /** All of it anew: what is not given is not set. */
  @Put
  HttpResponse<byte[]> put(
      String shop,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Body byte @Nullable [] body) {
    if (body != null && body.length > MOST_BYTES) {
      return Answers.problem(Kind.MALFORMED, "The body has to have 256 kB at most.");
    }
    return ShopController.withJson(shop, body, json -> put(shop, ifMatch, json));
  }

  private HttpResponse<byte[]> put(String shop, @Nullable String ifMatch, JsonNode json) {
    Fields fields = Fields.of(json);
    Recommending wanted = new RecommendingForm(fields).read();
    if (!fields.flaws().isEmpty()) {
      return Answers.invalid(fields.flaws());
    }
    Optional<Long> expected = ShopController.version(ifMatch);
    if (ifMatch != null && expected.isEmpty()) {
      return Answers.problem(Kind.MALFORMED, "If-Match has to be the version that was read.");
    }
    return switch (shops.change(
        shop, expected.orElse(null), terms -> terms.recommending(wanted), clock.instant())) {
      case ShopStore.Change.Done(Shop changed) -> answer(changed);
      case ShopStore.Change.Unknown() -> ShopController.noSuchShop(shop);
      case ShopStore.Change.Outdated(long version) ->
          Answers.problem(Kind.OUTDATED, "The shop has version " + version + " by now.");
    };
  }

  private static HttpResponse<byte[]> answer(Shop shop) {
    return ShopController.withVersion(
        Answers.ok(RecommendingView.of(shop.terms().recommending())), shop);
  }
}
