package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as one event tells it.
 *
 * @param orderId the order's canonical id, null where the shop hides it
 * @param value what the shopper pays, null where the event does not say
 * @param lines the products bought
 */
public record CompletedOrder(@Nullable String orderId, @Nullable Money value, List<Item> lines) {
  public CompletedOrder {
    lines = List.copyOf(lines);
  }
}
