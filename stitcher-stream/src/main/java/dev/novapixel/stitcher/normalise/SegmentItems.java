package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads products and money as Segment's e-commerce specification writes them.
 *
 * @param properties the event's properties
 * @param shopCurrency in which amounts are of an event that names no currency
 */
record SegmentItems(Json properties, @Nullable String shopCurrency) {

  /** A product; one that is known by nothing else counts by its stock keeping unit. */
  Item one(Json product) throws UnusableEventException {
    Json named = product.either("product_id", "productId");
    String id = named.id();
    if (id == null) {
      id = product.at("sku").id();
    }
    return new Item(
        id != null ? id : named.requiredId(),
        product.either("variant_id", "variant").id(),
        product.at("name").text(),
        product.at("category").text(),
        product.at("brand").text(),
        Prices.price(product.at("price"), currency(product)),
        Lines.quantity(product.at("quantity")));
  }

  /** What the whole comes to: with shipping and taxes where the event says so. */
  @Nullable Money total() {
    Json total = properties.at("total");
    return money(total.isPresent() ? total : properties.either("revenue", "value"));
  }

  @Nullable Money money(Json amount) {
    return Prices.money(amount, currency(properties));
  }

  /** Of the product itself, else of its event, else of the shop. */
  private @Nullable String currency(Json place) {
    String own = place.at("currency").text();
    String said = own != null ? own : properties.at("currency").text();
    return said != null ? said : shopCurrency;
  }
}
