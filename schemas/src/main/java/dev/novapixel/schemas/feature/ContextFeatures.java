package dev.novapixel.schemas.feature;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and with what the shopper was last seen, and what lies in the cart.
 *
 * @param locations places seen, {@code DE} or {@code DE-BE}, newest first, at most 20
 * @param regionChanges how often the place changed from one event to the next that carries one
 * @param deviceTypes device types seen, by name
 * @param latestPlatform platform of the latest event that carries one
 * @param browser browser of the latest event that carries one
 * @param currency currency of the latest event that carries money
 * @param state how well the shopper is known
 * @param cartLines the live cart: since the last snapshot or order, of the unit that changed last
 * @param consent what the visitor last allowed
 */
public record ContextFeatures(
    List<String> locations,
    int regionChanges,
    List<String> deviceTypes,
    @Nullable String latestPlatform,
    @Nullable String browser,
    @Nullable String currency,
    PrivacyState state,
    List<Item> cartLines,
    Consent consent) {

  public ContextFeatures {
    locations = List.copyOf(locations);
    deviceTypes = List.copyOf(deviceTypes);
    cartLines = List.copyOf(cartLines);
  }
}
