package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads products, lines and money as Shopify's pixels and storefront API write them. */
final class ShopifyItems {
  private ShopifyItems() {}

  /** A {@code ProductVariant}; one without a product id counts by its variant's. */
  static Item variant(Json variant, int quantity) throws UnusableEventException {
    Json product = variant.at("product");
    String variantId = variant.at("id").id();
    String ownId = product.at("id").id();
    String productId = ownId != null ? ownId : variantId;
    if (productId == null) {
      throw product.at("id").refuse(Code.MISSING_FIELD, "is required");
    }
    return new Item(
        productId,
        variantId,
        product.at("title").text(),
        product.at("type").text(),
        product.at("vendor").text(),
        price(variant.at("price")),
        quantity);
  }

  static Item cartLine(Json line) throws UnusableEventException {
    return variant(line.required("merchandise"), Lines.quantity(line.at("quantity")));
  }

  static List<Item> cartLines(Json lines) throws UnusableEventException {
    return Lines.of(lines, ShopifyItems::cartLine);
  }

  /** The lines of a checkout that name a product; a custom line has no variant and is left out. */
  static List<Item> checkoutLines(Json lines) throws UnusableEventException {
    return Lines.of(
        lines,
        line -> {
          Json variant = line.at("variant");
          return variant.isPresent() ? variant(variant, Lines.quantity(line.at("quantity"))) : null;
        });
  }

  /** {@code MoneyV2}; null where it is absent, absurdly large or no money at all. */
  static @Nullable Money money(Json money) {
    return Prices.money(money.at("amount"), money.at("currencyCode"));
  }

  private static @Nullable Money price(Json money) {
    return Prices.price(money.at("amount"), money.at("currencyCode").text());
  }
}
