package dev.novapixel.recs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.recs.situation.Facts;
import dev.novapixel.schemas.event.Money;
import org.jspecify.annotations.Nullable;

/** A product in an answer; what is not known of it is left out. */
final class ProductJson {
  private ProductJson() {}

  static ObjectNode of(String productId, Facts facts) {
    ObjectNode product = Json.object().put("product_id", productId);
    putIfKnown(product, "title", facts.title());
    putIfKnown(product, "category", facts.category());
    putIfKnown(product, "brand", facts.brand());
    Money price = facts.price();
    if (price != null) {
      product.put("price", price.decimal()).put("currency", price.currency());
    }
    return product;
  }

  private static void putIfKnown(ObjectNode product, String name, @Nullable String value) {
    if (value != null) {
      product.put(name, value);
    }
  }
}
