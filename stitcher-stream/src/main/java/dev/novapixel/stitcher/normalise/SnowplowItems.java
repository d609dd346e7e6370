package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads products and money as Snowplow's e-commerce plugin and its classic events write them.
 *
 * @param shopCurrency in which amounts are that name no currency
 */
record SnowplowItems(@Nullable String shopCurrency) {

  /** A {@code product} of the e-commerce plugin. */
  Item plugin(Json product) throws UnusableEventException {
    return new Item(
        product.required("id").requiredId(),
        product.at("variant").id(),
        product.at("name").text(),
        product.at("category").text(),
        product.at("brand").text(),
        Prices.price(product.at("price"), currency(product.at("currency"))),
        Lines.quantity(product.at("quantity")));
  }

  /** What the classic {@code add_to_cart} and {@code remove_from_cart} say of themselves. */
  Item classicCart(Json said) throws UnusableEventException {
    return new Item(
        said.required("sku").requiredId(),
        null,
        said.at("name").text(),
        said.at("category").text(),
        null,
        Prices.price(said.either("unitPrice", "unit_price"), currency(said.at("currency"))),
        Lines.quantity(said.at("quantity")));
  }

  /** A classic {@code transaction_item}: a line that comes apart from its order. */
  Item classicLine(Json payload) throws UnusableEventException {
    return new Item(
        payload.required("ti_sk").requiredId(),
        null,
        payload.at("ti_nm").text(),
        payload.at("ti_ca").text(),
        null,
        Prices.price(payload.at("ti_pr"), currency(payload.at("ti_cu"))),
        Lines.quantity(payload.at("ti_qu")));
  }

  @Nullable Money classicTotal(Json payload) {
    return Prices.money(payload.at("tr_tt"), currency(payload.at("tr_cu")));
  }

  /** An entity's amount in the entity's currency. */
  @Nullable Money money(Json entity, String field) {
    return Prices.money(entity.at(field), currency(entity.at("currency")));
  }

  private @Nullable String currency(Json currency) {
    String said = currency.text();
    return said != null ? said : shopCurrency;
  }
}
