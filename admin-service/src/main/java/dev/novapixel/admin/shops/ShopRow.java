package dev.novapixel.admin.shops;

import java.util.Locale;
import java.util.Map;

/** How a shop's values are bound to the columns of {@code shop_settings}. */
final class ShopRow {
  private ShopRow() {}

  static Map<String, Object> of(Shop shop) {
    Terms terms = shop.terms();
    return Map.ofEntries(
        Map.entry("shop", shop.shop()),
        Map.entry("version", shop.version()),
        Map.entry("enabled", terms.enabled()),
        Map.entry("whenAbsent", terms.whenAbsent().name().toLowerCase(Locale.ROOT)),
        Map.entry("whenDenied", terms.whenDenied().name().toLowerCase(Locale.ROOT)),
        Map.entry("gap", terms.sessionGap().toMillis()),
        Map.entry("currency", terms.currency()),
        Map.entry("catalogMode", terms.catalogMode().name().toLowerCase(Locale.ROOT)),
        Map.entry("eventsPerMinute", terms.pace().eventsPerMinute()),
        Map.entry("eventsAtOnce", terms.pace().eventsAtOnce()),
        Map.entry("recommending", RecommendingJson.write(terms.recommending())),
        Map.entry("createdAt", ShopStore.utc(shop.createdAt())),
        Map.entry("changedAt", ShopStore.utc(shop.changedAt())));
  }
}
