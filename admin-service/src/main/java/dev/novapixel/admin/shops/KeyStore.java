package dev.novapixel.admin.shops;

import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.shops.ShopKey.Kind;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.access.KeyHash;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * The shops' keys in Postgres. Each change is a change of the shop: its version rises, and Kafka
 * hears of it. Thread-safe.
 */
public final class KeyStore {
  /** Keys of one kind and shop; a page of the console, and an entry of every service's index. */
  static final int BOUND = 20;

  private static final RowMapper<ShopKey> KEY =
      (row, context) ->
          new ShopKey(
              row.getString("id"),
              Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getString("write_key"),
              row.getString("hint"),
              List.of((String[]) row.getArray("hosts").getArray()),
              row.getObject("created_at", OffsetDateTime.class).toInstant());

  private final Database database;
  private final Outbox outbox;

  public KeyStore(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** What became of a change of a key. */
  public sealed interface Outcome {
    record Done(ShopKey key) implements Outcome {}

    /** There is no such shop, or no such key of it. */
    record Unknown() implements Outcome {}

    /** Some shop has this very key; which one is not told. */
    record Taken() implements Outcome {}

    /** The shop has {@link #BOUND} keys of this kind. */
    record Full() implements Outcome {}
  }

  /** The shop's keys, oldest first. */
  public List<ShopKey> list(String shop) {
    return database.inShop(
        shop,
        handle ->
            handle.createQuery("SELECT * FROM shop_keys ORDER BY created_at, id").map(KEY).list());
  }

  public Outcome add(String shop, KeyMaterial material, Instant now) {
    return change(shop, now, handle -> insert(handle, shop, material, now));
  }

  /** Puts {@code material} in the place of a key of its kind, which opens nothing from now on. */
  public Outcome rotate(String shop, String id, KeyMaterial material, Instant now) {
    return change(
        shop,
        now,
        handle ->
            remove(handle, id, material.kind()).isPresent()
                ? insert(handle, shop, material, now)
                : new Outcome.Unknown());
  }

  /** Changes whose pages may use a write key; a server key is none. */
  public Outcome allow(String shop, String id, List<String> hosts, Instant now) {
    return change(
        shop,
        now,
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE shop_keys SET hosts = :hosts
                    WHERE id = :id AND kind = 'write'
                    RETURNING *
                    """)
                .bindArray("hosts", String.class, hosts.toArray())
                .bind("id", id)
                .map(KEY)
                .findOne()
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(Outcome.Unknown::new));
  }

  /** Takes a key away. */
  public Outcome revoke(String shop, String id, Instant now) {
    return change(
        shop,
        now,
        handle ->
            remove(handle, id, null)
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(Outcome.Unknown::new));
  }

  public Optional<ShopKey> find(String shop, String id) {
    return list(shop).stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Whether {@code key} is a server key of {@code shop}. */
  public boolean isServerKey(String shop, String key) {
    return database.inShop(
        shop,
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) > 0 FROM shop_keys WHERE kind = 'server' AND hash = :hash")
                .bind("hash", KeyHash.of(key))
                .mapTo(Boolean.class)
                .one());
  }

  private interface Work {
    Outcome apply(Handle handle);
  }

  private Outcome change(String shop, Instant now, Work work) {
    try {
      Outcome outcome = database.inShop(shop, handle -> changeLocked(handle, shop, now, work));
      outbox.wake();
      return outcome;
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof PSQLException cause
          && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState())) {
        return new Outcome.Taken();
      }
      throw e;
    }
  }

  private static Outcome changeLocked(Handle handle, String shop, Instant now, Work work) {
    Optional<Shop> known = ShopStore.lock(handle, shop);
    if (known.isEmpty()) {
      return new Outcome.Unknown();
    }
    Outcome outcome = work.apply(handle);
    if (outcome instanceof Outcome.Done) {
      ShopStore.update(handle, known.get(), known.get().terms(), now);
    }
    return outcome;
  }

  private static Outcome insert(Handle handle, String shop, KeyMaterial material, Instant now) {
    if (count(handle, material.kind()) >= BOUND) {
      return new Outcome.Full();
    }
    boolean secret = material.kind() == Kind.SERVER;
    return new Outcome.Done(
        handle
            .createQuery(
                """
                INSERT INTO shop_keys (shop, id, kind, write_key, hash, hint, hosts, created_at)
                VALUES (:shop, :id, :kind, :writeKey, :hash, :hint, :hosts, :now)
                RETURNING *
                """)
            .bind("shop", shop)
            .bind("id", "key_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()))
            .bind("kind", material.kind().name().toLowerCase(Locale.ROOT))
            .bind("writeKey", secret ? null : material.key())
            .bind("hash", secret ? material.hash() : null)
            .bind("hint", material.hint())
            .bindArray("hosts", String.class, material.hosts().toArray())
            .bind("now", ShopStore.utc(now))
            .map(KEY)
            .one());
  }

  private static int count(Handle handle, Kind kind) {
    return handle
        .createQuery("SELECT count(*) FROM shop_keys WHERE kind = :kind")
        .bind("kind", kind.name().toLowerCase(Locale.ROOT))
        .mapTo(Integer.class)
        .one();
  }

  private static Optional<ShopKey> remove(Handle handle, String id, @Nullable Kind kind) {
    return handle
        .createQuery(
            """
            DELETE FROM shop_keys
            WHERE id = :id AND (CAST(:kind AS text) IS NULL OR kind = :kind)
            RETURNING *
            """)
        .bind("id", id)
        .bind("kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT))
        .map(KEY)
        .findOne();
  }
}
