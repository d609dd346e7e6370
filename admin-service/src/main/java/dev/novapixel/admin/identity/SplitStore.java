package dev.novapixel.admin.identity;

import dev.novapixel.admin.outbox.Outbox;
import dev.novapixel.admin.outbox.OutboxTopic;
import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.Split;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * What operators have split off clients. Each is kept for as long as the shop, since every replay
 * needs it, and a client's are told together. Thread-safe.
 */
public final class SplitStore {
  /** Splits of one client: as many as the stitcher remembers. */
  public static final int LIMIT = 100;

  private final Database database;
  private final Outbox outbox;

  public SplitStore(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** What became of a command. */
  public enum Outcome {
    DONE,
    UNKNOWN_SHOP,
    /** The client has {@link #LIMIT} already. */
    FULL
  }

  /** Splits something off {@code client}. */
  public Outcome add(String shop, String client, Split split) {
    Outcome outcome = database.inShop(shop, handle -> add(handle, shop, client, split));
    outbox.wake();
    return outcome;
  }

  /** What was split off {@code client}, in the order in which it was asked for. */
  public List<Split> list(String shop, String client) {
    return database.inShop(shop, handle -> load(handle, client));
  }

  /** How the outbox tells the stitcher. */
  public static OutboxTopic<IdentityCommand> topic() {
    return new OutboxTopic<>(
        Topics.IDENTITY_COMMANDS,
        (shop, client) -> Keys.shopper(shop, Identifier.client(Objects.requireNonNull(client))),
        (handle, shop, client) -> {
          String name = Objects.requireNonNull(client);
          return new IdentityCommand(shop, name, load(handle, name));
        });
  }

  private static Outcome add(Handle handle, String shop, String client, Split split) {
    // The shop's row is locked, so that two operators at once keep the bound.
    boolean known =
        handle
            .createQuery("SELECT shop FROM shop_settings WHERE shop = :shop FOR UPDATE")
            .bind("shop", shop)
            .mapTo(String.class)
            .findOne()
            .isPresent();
    if (!known) {
      return Outcome.UNKNOWN_SHOP;
    }
    if (load(handle, client).size() >= LIMIT) {
      return Outcome.FULL;
    }
    insert(handle, shop, client, split);
    Outbox.add(handle, Topics.IDENTITY_COMMANDS, shop, client);
    return Outcome.DONE;
  }

  private static void insert(Handle handle, String shop, String client, Split split) {
    handle
        .createUpdate(
            """
            INSERT INTO identity_splits (shop, id, client, first_event, token, up_to, issued_at)
            VALUES (:shop, :id, :client, :firstEvent, :token, :upTo, :issuedAt)
            """)
        .bind("shop", shop)
        .bind("id", split.id())
        .bind("client", client)
        .bind(
            "firstEvent",
            switch (split.what()) {
              case What.Everything() -> null;
              case What.Customer(String firstEvent) -> firstEvent;
              case What.Tie(String firstEvent, String _) -> firstEvent;
            })
        .bind("token", split.what() instanceof What.Tie(String _, String token) ? token : null)
        .bind("upTo", utc(split.upTo()))
        .bind("issuedAt", utc(split.issuedAt()))
        .execute();
  }

  private static List<Split> load(Handle handle, String client) {
    return handle
        .createQuery("SELECT * FROM identity_splits WHERE client = :client ORDER BY ordinal")
        .bind("client", client)
        .map((row, context) -> split(row))
        .list();
  }

  private static Split split(ResultSet row) throws SQLException {
    String firstEvent = row.getString("first_event");
    String token = row.getString("token");
    What what =
        firstEvent == null
            ? new What.Everything()
            : token == null ? new What.Customer(firstEvent) : new What.Tie(firstEvent, token);
    return new Split(row.getString("id"), what, time(row, "up_to"), time(row, "issued_at"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
