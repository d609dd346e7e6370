package dev.novapixel.schemas.shop;

import dev.novapixel.schemas.event.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of a shop's catalogue.
 *
 * @param shop the shop
 * @param productId canonical product id
 * @param title its title
 * @param handle its place in the storefront's address, if known
 * @param category its type or category, if set
 * @param vendor its vendor or brand, if set
 * @param tags its tags
 * @param price its lowest price, if known
 * @param imageUrl its picture, if known
 * @param published whether shoppers can see it
 * @param available whether any variant can be bought
 * @param updatedAt the source's own time of its last change: the last writer wins by it
 */
public record Product(
    String shop,
    String productId,
    String title,
    @Nullable String handle,
    @Nullable String category,
    @Nullable String vendor,
    List<String> tags,
    @Nullable Money price,
    @Nullable String imageUrl,
    boolean published,
    boolean available,
    Instant updatedAt) {
  public Product {
    tags = List.copyOf(tags);
  }
}
