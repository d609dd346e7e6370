package dev.novapixel.admin.shops;

import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.ShopSettings.CatalogMode;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The shops in Postgres. Every change raises the shop's version and leaves a notice in the outbox,
 * in one transaction. Thread-safe.
 */
public final class ShopStore {
  private static final RowMapper<Shop> SHOP =
      (row, context) ->
          new Shop(
              row.getString("shop"),
              row.getLong("version"),
              new Terms(
                  row.getBoolean("enabled"),
                  Consent.WhenAbsent.valueOf(upper(row.getString("when_absent"))),
                  Consent.WhenDenied.valueOf(upper(row.getString("when_denied"))),
                  Duration.ofMillis(row.getLong("session_gap_ms")),
                  row.getString("currency"),
                  CatalogMode.valueOf(upper(row.getString("catalog_mode"))),
                  new Pace(row.getInt("events_per_minute"), row.getInt("events_at_once")),
                  RecommendingJson.read(row.getString("recommending"))),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              row.getObject("changed_at", OffsetDateTime.class).toInstant());

  private final Database database;
  private final Outbox outbox;

  public ShopStore(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** What became of a change. */
  public sealed interface Change {
    record Done(Shop shop) implements Change {}

    /** There is no such shop. */
    record Unknown() implements Change {}

    /** Somebody else changed it since; {@code version} is what it has now. */
    record Outdated(long version) implements Change {}
  }

  /** Adds a shop; empty if there is one of that name. */
  public Optional<Shop> create(String shop, Terms terms, Instant now) {
    Optional<Shop> created =
        database.inShop(
            shop,
            handle -> {
              int added =
                  handle
                      .createUpdate(
                          """
                          INSERT INTO tenants (shop, created_at) VALUES (:shop, :now)
                          ON CONFLICT DO NOTHING
                          """)
                      .bind("shop", shop)
                      .bind("now", utc(now))
                      .execute();
              return added == 0 ? Optional.empty() : Optional.of(insert(handle, shop, terms, now));
            });
    created.ifPresent(_ -> outbox.wake());
    return created;
  }

  /** The shops behind {@code after} by name, at most {@code limit}. */
  public List<String> names(String after, int limit) {
    return database.inNoShop(handle ->
        handle
            .createQuery("SELECT shop FROM tenants WHERE shop > :after ORDER BY shop LIMIT :n")
            .bind("after", after)
            .bind("n", limit)
            .mapTo(String.class)
            .list());
  }

  public Optional<Shop> find(String shop) {
    return database.inShop(shop, handle -> find(handle, shop));
  }

  /**
   * Changes what is set.
   *
   * @param expected the version that the caller has seen, null if any will do
   */
  public Change change(
      String shop, @Nullable Long expected, UnaryOperator<Terms> edit, Instant now) {
    Change change =
        database.inShop(
            shop,
            handle -> {
              Optional<Shop> known = lock(handle, shop);
              if (known.isEmpty()) {
                return new Change.Unknown();
              }
              Shop before = known.get();
              if (expected != null && expected != before.version()) {
                return new Change.Outdated(before.version());
              }
              return new Change.Done(update(handle, before, edit.apply(before.terms()), now));
            });
    outbox.wake();
    return change;
  }

  /** The row, held against other changes until the transaction ends. */
  static Optional<Shop> lock(Handle handle, String shop) {
    return handle
        .createQuery("SELECT * FROM shop_settings WHERE shop = :shop FOR UPDATE")
        .bind("shop", shop)
        .map(SHOP)
        .findOne();
  }

  static Optional<Shop> find(Handle handle, String shop) {
    return handle
        .createQuery("SELECT * FROM shop_settings WHERE shop = :shop")
        .bind("shop", shop)
        .map(SHOP)
        .findOne();
  }

  static Shop update(Handle handle, Shop before, Terms terms, Instant now) {
    Shop after =
        new Shop(before.shop(), before.version() + 1, terms, before.createdAt(), millis(now));
    handle
        .createUpdate(
            """
            UPDATE shop_settings
            SET version = :version, enabled = :enabled, when_absent = :whenAbsent,
                when_denied = :whenDenied,
                session_gap_ms = :gap, currency = :currency, catalog_mode = :catalogMode,
                events_per_minute = :eventsPerMinute, events_at_once = :eventsAtOnce,
                recommending = CAST(:recommending AS jsonb),
                changed_at = :changedAt
            WHERE shop = :shop
            """)
        .bindMap(ShopRow.of(after))
        .execute();
    Outbox.add(handle, Topics.SHOP_SETTINGS, after.shop(), null);
    return after;
  }

  private static Shop insert(Handle handle, String name, Terms terms, Instant now) {
    Shop shop = new Shop(name, 1, terms, millis(now), millis(now));
    handle
        .createUpdate(
            """
            INSERT INTO shop_settings (shop, version, enabled, when_absent, when_denied,
                                       session_gap_ms, currency, catalog_mode,
                                       events_per_minute, events_at_once, recommending,
                                       created_at, changed_at)
            VALUES (:shop, :version, :enabled, :whenAbsent, :whenDenied, :gap,
                    :currency, :catalogMode, :eventsPerMinute, :eventsAtOnce,
                    CAST(:recommending AS jsonb), :createdAt, :changedAt)
            """)
        .bindMap(ShopRow.of(shop))
        .execute();
    Outbox.add(handle, Topics.SHOP_SETTINGS, name, null);
    return shop;
  }

  static OffsetDateTime utc(Instant instant) {
    return millis(instant).atOffset(ZoneOffset.UTC);
  }

  /** Times are kept as they are answered: to the millisecond. */
  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
