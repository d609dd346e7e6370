package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.admin.shops.Shop;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.ShopStore;
import dev.novapixel.admin.shops.ShopStore.Change;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops}: the shops and what they have set. */
@Controller("/v1/shops")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ShopController {
  private static final int PAGE = 50;
  private static final int LONGEST_PAGE = 200;

  private final ShopStore shops;
  private final InstantSource clock;

  ShopController(ShopStore shops, InstantSource clock) {
    this.shops = shops;
    this.clock = clock;
  }

  /** By name; the cursor is the last name of the page before. */
  @Get
  HttpResponse<byte[]> list(
      @QueryValue @Nullable String cursor, @QueryValue @Nullable Integer limit) {
    int size = limit == null ? PAGE : Math.clamp(limit, 1, LONGEST_PAGE);
    List<String> names = shops.names(cursor == null ? "" : cursor, size + 1);
    boolean more = names.size() > size;
    List<String> page = more ? names.subList(0, size) : names;
    return Answers.page(
        page.stream().flatMap(name -> shops.find(name).stream()).map(ShopForm::view).toList(),
        more ? page.getLast() : null);
  }

  @Post
  HttpResponse<byte[]> create(@Body byte @Nullable [] body) {
    Optional<JsonNode> json = Json.read(body);
    if (json.isEmpty()) {
      return Answers.problem(Kind.MALFORMED, "The body has to be JSON.");
    }
    ShopForm form = ShopForm.ofNew(json.get());
    String name = form.shop();
    if (!form.flaws().isEmpty() || name == null) {
      return Answers.invalid(form.flaws());
    }
    return shops
        .create(name, form.terms(), clock.instant())
        .<HttpResponse<byte[]>>map(shop ->
            withVersion(Answers.created(ShopForm.view(shop)), shop)
                .header(HttpHeaders.LOCATION, "/v1/shops/" + name))
        .orElseGet(() -> Answers.problem(Kind.CONFLICT, "There is a shop " + name + " already."));
  }

  @Get("/{shop}")
  HttpResponse<byte[]> get(String shop) {
    return find(shop)
        .<HttpResponse<byte[]>>map(found -> withVersion(Answers.ok(ShopForm.view(found)), found))
        .orElseGet(() -> noSuchShop(shop));
  }

  /** Changes what is given; with {@code If-Match}, only if nobody else changed it since. */
  @Patch("/{shop}")
  HttpResponse<byte[]> change(
      String shop,
      @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Body byte @Nullable [] body) {
    return withJson(shop, body, json -> change(shop, ifMatch, ShopForm.ofChange(json)));
  }

  private HttpResponse<byte[]> change(String shop, @Nullable String ifMatch, ShopForm form) {
    if (!form.flaws().isEmpty()) {
      return Answers.invalid(form.flaws());
    }
    Optional<Long> expected = version(ifMatch);
    if (ifMatch != null && expected.isEmpty()) {
      return Answers.problem(Kind.MALFORMED, "If-Match has to be the version that was read.");
    }
    return switch (shops.change(shop, expected.orElse(null), form::over, clock.instant())) {
      case Change.Done(Shop changed) -> withVersion(Answers.ok(ShopForm.view(changed)), changed);
      case Change.Unknown() -> noSuchShop(shop);
      case Change.Outdated(long version) ->
          Answers.problem(Kind.OUTDATED, "The shop has version " + version + " by now.");
    };
  }

  private Optional<Shop> find(String shop) {
    return ShopId.isValid(shop) ? shops.find(shop) : Optional.empty();
  }

  /** What {@code then} makes of a body, if it is JSON and the shop can be one. */
  static HttpResponse<byte[]> withJson(
      String shop, byte @Nullable [] body, Function<JsonNode, HttpResponse<byte[]>> then) {
    Optional<JsonNode> json = Json.read(body);
    if (json.isEmpty()) {
      return Answers.problem(Kind.MALFORMED, "The body has to be JSON.");
    }
    return ShopId.isValid(shop) ? then.apply(json.get()) : noSuchShop(shop);
  }

  static HttpResponse<byte[]> noSuchShop(String shop) {
    return Answers.problem(
        Kind.NOT_FOUND, ShopId.isValid(shop) ? "There is no shop " + shop + "." : "No such shop.");
  }

  static MutableHttpResponse<byte[]> withVersion(MutableHttpResponse<byte[]> response, Shop shop) {
    return response.header(HttpHeaders.ETAG, "\"" + shop.version() + "\"");
  }

  static Optional<Long> version(@Nullable String ifMatch) {
    return ifMatch != null && ifMatch.matches("\"?\\d{1,18}\"?")
        ? Optional.of(Long.parseLong(ifMatch.replace("\"", "")))
        : Optional.empty();
  }
}
