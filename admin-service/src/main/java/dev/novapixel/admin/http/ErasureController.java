package dev.novapixel.admin.http;

import dev.novapixel.admin.identity.ErasureDesk;
import dev.novapixel.schemas.event.Identifier;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{shop}/erasures}: that a shopper be forgotten, for good. */
@Controller("/v1/shops/{shop}/erasures")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErasureController {
  /** The type's name and as many characters as the stitcher lets an id have. */
  private static final int LONGEST_REF = 9 + 256;

  private final ErasureDesk erasures;
  private final InstantSource clock;

  private record View(String shopper, Instant upTo) {}

  ErasureController(ErasureDesk erasures, InstantSource clock) {
    this.erasures = erasures;
    this.clock = clock;
  }

  @Post
  HttpResponse<byte[]> erase(String shop, @Body byte @Nullable [] body) {
    return ShopController.withJson(shop, body, json -> erase(shop, Fields.of(json)));
  }

  private HttpResponse<byte[]> erase(String shop, Fields fields) {
    String ref = fields.required("shopper", fields.text("shopper", LONGEST_REF));
    Identifier shopper = ref == null ? null : Identifier.parse(ref).orElse(null);
    if (ref != null && shopper == null) {
      fields.flaw("shopper", "has to be client:…, checkout:… or customer:…");
    }
    var flaws = fields.flaws();
    if (!flaws.isEmpty() || shopper == null) {
      return Answers.invalid(flaws);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return erasures.ask(shop, shopper, now)
        ? Answers.accepted(new View(shopper.text(), now))
        : ShopController.noSuchShop(shop);
  }
}
