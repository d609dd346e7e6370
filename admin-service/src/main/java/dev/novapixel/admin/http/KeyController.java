package dev.novapixel.admin.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.novapixel.admin.http.Problem.Kind;
import dev.novapixel.admin.shops.KeyMaterial;
import dev.novapixel.admin.shops.KeyStore;
import dev.novapixel.admin.shops.KeyStore.Outcome;
import dev.novapixel.admin.shops.ShopId;
import dev.novapixel.admin.shops.ShopKey;
import dev.novapixel.admin.shops.ShopStore;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/shops/{shop}/keys}. A key is shown in full in the answer that makes it; after that, a
 * write key still is (it is public), and of a server key only the last characters are.
 */
@Controller("/v1/shops/{shop}/keys")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeyController {
  private final ShopStore shops;
  private final KeyStore keys;
  private final KeyRules rules;
  private final InstantSource clock;

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record View(
      String id,
      ShopKey.Kind kind,
      @Nullable String key,
      String hint,
      @Nullable List<String> hosts,
      Instant createdAt) {}

  KeyController(ShopStore shops, KeyStore keys, KeyRules rules, InstantSource clock) {
    this.shops = shops;
    this.keys = keys;
    this.rules = rules;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> list(String shop) {
    if (!ShopId.isValid(shop) || shops.find(shop).isEmpty()) {
      return ShopController.noSuchShop(shop);
    }
    return Answers.page(
        keys.list(shop).stream().map(key -> view(key, key.writeKey())).toList(), null);
  }

  @Post
  HttpResponse<byte[]> create(String shop, @Body byte @Nullable [] body) {
    return ShopController.withJson(shop, body, json -> create(shop, KeyForm.ofNew(json, rules)));
  }

  private HttpResponse<byte[]> create(String shop, KeyForm form) {
    if (!form.flaws().isEmpty() || form.kind() == null) {
      return Answers.invalid(form.flaws());
    }
    KeyMaterial material =
        form.key() == null
            ? KeyMaterial.random(form.kind(), form.hosts())
            : new KeyMaterial(form.kind(), form.key(), form.hosts());
    return answer(shop, keys.add(shop, material, clock.instant()), material);
  }

  /** Changes whose pages may use a write key. */
  @Patch("/{id}")
  HttpResponse<byte[]> change(String shop, String id, @Body byte @Nullable [] body) {
    return ShopController.withJson(shop, body, json -> change(shop, id, KeyForm.ofChange(json)));
  }

  private HttpResponse<byte[]> change(String shop, String id, KeyForm form) {
    if (!form.flaws().isEmpty()) {
      return Answers.invalid(form.flaws());
    }
    return keys.allow(shop, id, form.hosts(), clock.instant()) instanceof Outcome.Done(ShopKey key)
        ? Answers.ok(view(key, key.writeKey()))
        : noSuchKey();
  }

  /** Another key in the place of this one, which opens nothing from now on. */
  @Post("/{id}/rotate")
  HttpResponse<byte[]> rotate(String shop, String id) {
    Optional<ShopKey> known = ShopId.isValid(shop) ? keys.find(shop, id) : Optional.empty();
    if (known.isEmpty()) {
      return noSuchKey();
    }
    KeyMaterial material = KeyMaterial.random(known.get().kind(), known.get().hosts());
    return answer(shop, keys.rotate(shop, id, material, clock.instant()), material);
  }

  @Delete("/{id}")
  HttpResponse<byte[]> revoke(String shop, String id) {
    Outcome outcome =
        ShopId.isValid(shop) ? keys.revoke(shop, id, clock.instant()) : new Outcome.Unknown();
    return outcome instanceof Outcome.Done ? HttpResponse.noContent() : noSuchKey();
  }

  private static HttpResponse<byte[]> answer(String shop, Outcome outcome, KeyMaterial material) {
    return switch (outcome) {
      case Outcome.Done(ShopKey key) -> Answers.created(view(key, material.key()));
      case Outcome.Unknown() -> ShopController.noSuchShop(shop);
      case Outcome.Taken() -> Answers.problem(Kind.CONFLICT, "This key is in use.");
      case Outcome.Full() ->
          Answers.problem(
              Kind.CONFLICT, "The shop has all the keys of this kind that it can have.");
    };
  }

  private static View view(ShopKey key, @Nullable String shown) {
    List<String> hosts = key.kind() == ShopKey.Kind.WRITE ? key.hosts() : null;
    return new View(key.id(), key.kind(), shown, key.hint(), hosts, key.createdAt());
  }

  private static HttpResponse<byte[]> noSuchKey() {
    return Answers.problem(Kind.NOT_FOUND, "There is no such key of this shop.");
  }
}
