package dev.novapixel.admin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.novapixel.admin.catalogue.ProductStore;
import dev.novapixel.admin.http.Problem.Flaw;
import dev.novapixel.schemas.shop.Product;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/shops/{shop}/products}: the catalogue, told a page at a time, all or nothing. */
@Controller("/v1/shops/{shop}/products")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProductController {
  /** Products in one request: bounds its transaction. */
  private static final int PAGE = 500;

  private final ProductStore products;
  private final InstantSource clock;

  ProductController(ProductStore products, InstantSource clock) {
    this.products = products;
    this.clock = clock;
  }

  @Put
  HttpResponse<byte[]> put(String shop, @Body byte @Nullable [] body) {
    return ShopController.withJson(shop, body, json -> put(shop, Fields.of(json)));
  }

  private HttpResponse<byte[]> put(String shop, Fields fields) {
    List<JsonNode> elements =
        Optional.ofNullable(fields.required("products", fields.elements("products", PAGE)))
            .orElse(List.of());
    List<Flaw> flaws = new ArrayList<>(fields.flaws());
    List<Product> read = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Fields product = Fields.of(elements.get(i), "/products/" + i, flaws);
      ProductForm.read(shop, product, clock.instant()).ifPresent(read::add);
    }
    if (!flaws.isEmpty()) {
      return Answers.invalid(flaws);
    }
    return products
        .put(shop, read)
        .<HttpResponse<byte[]>>map(
            written -> Answers.ok(Map.of("received", read.size(), "written", written)))
        .orElseGet(() -> ShopController.noSuchShop(shop));
  }
}
