package dev.novapixel.admin.shops;

import dev.novapixel.admin.outbox.OutboxTopic;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A shop's settings and keys as all other services read them from {@code shop-settings}. */
public final class PublishedSettings {
  private PublishedSettings() {}

  /** How the outbox tells Kafka of shops. */
  public static OutboxTopic<ShopSettings> topic() {
    return new OutboxTopic<>(
        Topics.SHOP_SETTINGS,
        (shop, _) -> Keys.shop(shop),
        (handle, shop, _) -> load(handle, shop).orElse(null));
  }

  static Optional<ShopSettings> load(Handle handle, String shop) {
    return ShopStore.find(handle, shop).map(found -> settings(handle, found));
  }

  private static ShopSettings settings(Handle handle, Shop shop) {
    Terms terms = shop.terms();
    return new ShopSettings(
        shop.shop(),
        shop.version(),
        terms.enabled(),
        column(
            handle, "SELECT write_key FROM shop_keys WHERE kind = 'write' ORDER BY created_at, id"),
        column(handle, "SELECT hash FROM shop_keys WHERE kind = 'server' ORDER BY created_at, id"),
        terms.whenAbsent(),
        terms.whenDenied(),
        terms.sessionGap(),
        terms.currency(),
        terms.catalogMode(),
        shop.changedAt(),
        hosts(handle),
        terms.pace(),
        terms.recommending());
  }

  private static Map<String, List<String>> hosts(Handle handle) {
    return handle
        .createQuery("SELECT write_key, hosts FROM shop_keys WHERE hosts <> '{}'")
        .reduceRows(
            new HashMap<String, List<String>>(),
            (found, row) -> {
              found.put(
                  row.getColumn("write_key", String.class),
                  List.of(row.getColumn("hosts", String[].class)));
              return found;
            });
  }

  private static List<String> column(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).list();
  }
}
