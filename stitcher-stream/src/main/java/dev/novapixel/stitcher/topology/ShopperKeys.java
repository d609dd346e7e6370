package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.KeyText;
import dev.novapixel.schemas.topic.Keys;

/** Reads the identifier out of a key that {@link Keys#shopper} wrote. */
final class ShopperKeys {
  private ShopperKeys() {}

  static Identifier identifier(String key) {
    return Identifier.parse(KeyText.decode(Keys.restOf(key)))
        .orElseThrow(() -> new IllegalStateException("a key of ours names no identifier"));
  }
}
