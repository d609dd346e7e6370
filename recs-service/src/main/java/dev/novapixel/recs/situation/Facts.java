package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a product beyond its id; each may be unknown. */
public record Facts(
    @Nullable String title,
    @Nullable String category,
    @Nullable String brand,
    @Nullable Money price,
    List<String> tags) {
  public static final Facts UNKNOWN = new Facts(null, null, null, null);

  public Facts {
    tags = List.copyOf(tags);
  }

  /** Without tags, which events do not tell. */
  public Facts(
      @Nullable String title,
      @Nullable String category,
      @Nullable String brand,
      @Nullable Money price) {
    this(title, category, brand, price, List.of());
  }
}
