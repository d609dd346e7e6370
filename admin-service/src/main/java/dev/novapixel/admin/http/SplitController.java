package dev.novapixel.admin.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.admin.identity.SplitStore;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{shop}/splits}: what operators take off wrongly merged clients. */
@Controller("/v1/shops/{shop}/splits")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SplitController {
  private final SplitStore splits;
  private final InstantSource clock;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String id,
      String client,
      @Nullable String unit,
      @Nullable String token,
      Instant upTo,
      Instant issuedAt) {}

  SplitController(SplitStore splits, InstantSource clock) {
    this.splits = splits;
    this.clock = clock;
  }

  /** What was split off one client, oldest first; all of it, since there is a bound. */
  @Get
  HttpResponse<byte[]> list(String shop, @QueryValue @Nullable String client) {
    if (!ShopId.isValid(shop)) {
      return ShopController.noSuchShop(shop);
    }
    if (client == null || client.isBlank()) {
      return Answers.problem(Kind.MALFORMED, "Say whose: ?client=….");
    }
    return Answers.page(
        splits.list(shop, client).stream().map(split -> view(client, split)).toList(), null);
  }

  @Post
  HttpResponse<byte[]> split(String shop, @Body byte @Nullable [] body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return ShopController.withJson(shop, body, json -> split(shop, SplitForm.of(json, now), now));
  }

  private HttpResponse<byte[]> split(String shop, SplitForm form, Instant now) {
    String client = form.client();
    if (!form.flaws().isEmpty() || client == null) {
      return Answers.invalid(form.flaws());
    }
    Instant upTo = form.upTo() == null ? now : form.upTo();
    Split split = new Split("split-" + UUID.randomUUID(), form.what(), upTo, now);
    return switch (splits.add(shop, client, split)) {
      case DONE -> Answers.accepted(view(client, split));
      case UNKNOWN_SHOP -> ShopController.noSuchShop(shop);
      case FULL ->
          Answers.problem(
              Kind.CONFLICT,
              "The client has " + SplitStore.LIMIT + " splits already, as many as it can.");
    };
  }

  private static View view(String client, Split split) {
    return switch (split.what()) {
      case What.Everything() -> view(client, null, null, split);
      case What.Customer(String unit) -> view(client, unit, null, split);
      case What.Tie(String unit, String token) -> view(client, unit, token, split);
    };
  }

  private static View view(
      String client, @Nullable String unit, @Nullable String token, Split split) {
    return new View(split.id(), client, unit, token, split.upTo(), split.issuedAt());
  }
}
