package dev.novapixel.recs.situation;

import dev.novapixel.schemas.event.Identifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shopper who will see the list, as far as is known; there is none for strangers and for those
 * who opted out.
 *
 * @param id the shopper's id
 * @param viewed products viewed, newest first
 * @param purchased products bought, newest first
 * @param cart products in the live cart
 * @param topCategory the category viewed most in the last day, if any
 * @param features the shopper's features by catalogue name, as they were read
 */
public record Viewer(
    Identifier id,
    List<String> viewed,
    List<String> purchased,
    List<String> cart,
    @Nullable String topCategory,
    Map<String, String> features) {

  public Viewer {
    viewed = List.copyOf(viewed);
    purchased = List.copyOf(purchased);
    cart = List.copyOf(cart);
    features = Map.copyOf(features);
  }
}
