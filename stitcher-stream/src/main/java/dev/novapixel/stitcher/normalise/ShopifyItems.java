package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads products, lines and money as Shopify's pixels and storefront API write them. */
final class ShopifyItems {
  /**
   * Most lines kept of one cart or order; an event of the size that the gateway takes has fewer.
   */
  private static final int LINES_LIMIT = 5_000;

  private static final int QUANTITY_LIMIT = 1_000_000;

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
    return variant(line.required("merchandise"), quantity(line.at("quantity")));
  }

  static List<Item> cartLines(Json lines) throws UnusableEventException {
    var items = new ArrayList<Item>();
    for (Json line : bounded(lines)) {
      items.add(cartLine(line));
    }
    return items;
  }

  /** The lines of a checkout that name a product; a custom line has no variant and is left out. */
  static List<Item> checkoutLines(Json lines) throws UnusableEventException {
    var items = new ArrayList<Item>();
    for (Json line : bounded(lines)) {
      Json variant = line.at("variant");
      if (variant.isPresent()) {
        items.add(variant(variant, quantity(line.at("quantity"))));
      }
    }
    return items;
  }

  /** {@code MoneyV2}; null where it is absent, absurdly large or no money at all. */
  static @Nullable Money money(Json money) {
    var amount = money.at("amount").decimal();
    String currency = money.at("currencyCode").text();
    return amount == null || currency == null || currency.length() > 8
        ? null
        : Money.of(amount, currency).orElse(null);
  }

  private static @Nullable Money price(Json json) {
    Money money = money(json);
    return money == null || money.minor() < 0 ? null : money;
  }

  private static int quantity(Json quantity) throws UnusableEventException {
    if (!quantity.isPresent()) {
      return 1;
    }
    if (!quantity.node().canConvertToInt() || !quantity.node().isIntegralNumber()) {
      throw quantity.refuse(Code.WRONG_TYPE, "should be a whole number");
    }
    int pieces = quantity.node().intValue();
    if (pieces < 1 || pieces > QUANTITY_LIMIT) {
      throw quantity.refuse(Code.INVALID_VALUE, "should be from 1 to " + QUANTITY_LIMIT);
    }
    return pieces;
  }

  private static List<Json> bounded(Json lines) throws UnusableEventException {
    List<Json> all = lines.elements();
    return all.size() > LINES_LIMIT ? all.subList(0, LINES_LIMIT) : all;
  }
}
