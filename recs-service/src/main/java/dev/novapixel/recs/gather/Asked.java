package dev.novapixel.recs.gather;

import dev.novapixel.recs.situation.Placement;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shop.ShopSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants recommended.
 *
 * @param settings the shop's, as they stand now
 * @param placement where the list will stand
 * @param product the product at hand, if any
 * @param names by which the shopper is known to whoever asks; none for a stranger
 * @param limit how many products
 */
public record Asked(
    ShopSettings settings,
    Placement placement,
    @Nullable String product,
    List<Identifier> names,
    int limit) {
  public Asked {
    names = List.copyOf(names);
  }
}
