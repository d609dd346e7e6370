package dev.novapixel.admin.shops;

import java.util.Locale;
import java.util.Map;

/** How a shop's values are bound to the columns of {@code shop_settings}. */
final class ShopRow {
  private ShopRow() {}

  static Map<String, Object> of(Shop shop) {
    Terms terms = shop.terms();
    return Map.of(
        "shop", shop.shop(),
        "version", shop.version(),
        "enabled", terms.enabled(),
        "whenAbsent", terms.whenAbsent().name().toLowerCase(Locale.ROOT),
        "whenDenied", terms.whenDenied().name().toLowerCase(Locale.ROOT),
        "gap", terms.sessionGap().toMillis(),
        "currency", terms.currency(),
        "catalogMode", terms.catalogMode().name().toLowerCase(Locale.ROOT),
        "createdAt", ShopStore.utc(shop.createdAt()),
        "changedAt", ShopStore.utc(shop.changedAt()));
  }
}
