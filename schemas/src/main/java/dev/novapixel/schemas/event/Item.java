package dev.novapixel.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * A product as an event showed it.
 *
 * @param productId canonical product id ({@code gid://shopify/Product/123} is {@code 123})
 * @param variantId the variant, if the event names one
 * @param title the product's title, if given
 * @param category the product's type or category, if given
 * @param brand vendor or brand, if given
 * @param price price of one piece, if given and not negative
 * @param quantity pieces, at least 1 (in {@link Action.OrderChanged} signed, and 0 where a line
 *     only shows)
 */
public record Item(
    String productId,
    @Nullable String variantId,
    @Nullable String title,
    @Nullable String category,
    @Nullable String brand,
    @Nullable Money price,
    int quantity) {}
