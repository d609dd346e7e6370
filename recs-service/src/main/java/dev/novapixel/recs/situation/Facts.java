package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Money;
import org.jspecify.annotations.Nullable;

/** What is known of a product beyond its id; each may be unknown. */
public record Facts(
    @Nullable String title,
    @Nullable String category,
    @Nullable String brand,
    @Nullable Money price) {
  public static final Facts UNKNOWN = new Facts(null, null, null, null);
}
