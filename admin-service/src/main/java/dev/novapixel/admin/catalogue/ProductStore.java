package dev.novapixel.admin.catalogue;

import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.outbox.OutboxTopic;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in Postgres. The last writer wins by the source's own time, whatever the order in
 * which writes arrive; every write that wins is told to Kafka. Thread-safe.
 */
public final class ProductStore {
  private final Database database;
  private final Outbox outbox;

  public ProductStore(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /**
   * Writes products of one shop in one transaction.
   *
   * @return how many were newer than what was there; empty if there is no such shop
   */
  public Optional<Integer> put(String shop, List<Product> products) {
    Optional<Integer> written =
        database.inShop(
            shop,
            handle -> {
              if (!exists(handle, shop)) {
                return Optional.empty();
              }
              int newer = 0;
              for (Product product : products) {
                newer += put(handle, product) ? 1 : 0;
              }
              return Optional.of(newer);
            });
    outbox.wake();
    return written;
  }

  private static boolean exists(Handle handle, String shop) {
    return handle
        .createQuery("SELECT count(*) > 0 FROM shop_settings WHERE shop = :shop")
        .bind("shop", shop)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean put(Handle handle, Product product) {
    int written =
        handle
            .createUpdate(
                """
                INSERT INTO products AS p (shop, product_id, title, handle, category, vendor, tags,
                                           price_minor, currency, image_url, published, available,
                                           updated_at)
                VALUES (:shop, :productId, :title, :handle, :category, :vendor, :tags,
                        :priceMinor, :currency, :imageUrl, :published, :available, :updatedAt)
                ON CONFLICT (shop, product_id) DO UPDATE
                SET title = EXCLUDED.title, handle = EXCLUDED.handle,
                    category = EXCLUDED.category, vendor = EXCLUDED.vendor, tags = EXCLUDED.tags,
                    price_minor = EXCLUDED.price_minor, currency = EXCLUDED.currency,
                    image_url = EXCLUDED.image_url, published = EXCLUDED.published,
                    available = EXCLUDED.available, updated_at = EXCLUDED.updated_at
                WHERE p.updated_at < EXCLUDED.updated_at
                """)
            .bindMap(columns(product))
            .bindArray("tags", String.class, product.tags().toArray())
            .execute();
    if (written > 0) {
      Outbox.add(handle, Topics.CATALOG, product.shop(), product.productId());
    }
    return written > 0;
  }

  private static Map<String, @Nullable Object> columns(Product product) {
    Money price = product.price();
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("shop", product.shop());
    columns.put("productId", product.productId());
    columns.put("title", product.title());
    columns.put("handle", product.handle());
    columns.put("category", product.category());
    columns.put("vendor", product.vendor());
    columns.put("priceMinor", price == null ? null : price.minor());
    columns.put("currency", price == null ? null : price.currency());
    columns.put("imageUrl", product.imageUrl());
    columns.put("published", product.published());
    columns.put("available", product.available());
    columns.put("updatedAt", product.updatedAt().atOffset(ZoneOffset.UTC));
    return columns;
  }

  /** How the outbox tells Kafka of products. */
  public static OutboxTopic<Product> topic() {
    return new OutboxTopic<>(
        Topics.CATALOG,
        (shop, part) -> Keys.product(shop, Objects.requireNonNull(part)),
        (handle, shop, part) -> load(handle, Objects.requireNonNull(part)).orElse(null));
  }

  private static Optional<Product> load(Handle handle, String productId) {
    return handle
        .createQuery("SELECT * FROM products WHERE product_id = :id")
        .bind("id", productId)
        .map((row, context) -> product(row))
        .findOne();
  }

  private static Product product(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    Instant updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
    return new Product(
        row.getString("shop"),
        row.getString("product_id"),
        row.getString("title"),
        row.getString("handle"),
        row.getString("category"),
        row.getString("vendor"),
        List.of((String[]) row.getArray("tags").getArray()),
        currency == null ? null : new Money(row.getLong("price_minor"), currency),
        row.getString("image_url"),
        row.getBoolean("published"),
        row.getBoolean("available"),
        updatedAt);
  }
}
