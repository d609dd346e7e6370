package dev.novapixel.recs.past;

import dev.novapixel.recs.knowledge.StoreAwayException;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.registry.SchemaRegistryException;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * The events of shoppers as the projection keeps them: whole, and under the units' labels of today.
 * Each question is one transaction that sees one shop's rows only.
 */
final class EventArchive {
  /** Events of one shopper that are read at once. */
  static final int BOUND = 10_000;

  /** Bytes of them: a few times as much once they are read. */
  static final int BYTES_BOUND = 4 << 20;

  /** Rows that the driver holds at once. */
  private static final int FETCH = 500;

  private final Jdbi jdbi;
  private final Epoch epoch;
  private final Deserializer<ShopperRecord> records;

  /** Does not close what is behind {@code jdbi}, whose time-outs bound every answer. */
  EventArchive(Jdbi jdbi, Epoch epoch, Deserializer<ShopperRecord> records) {
    this.jdbi = jdbi;
    this.epoch = epoch;
    this.records = records;
  }

  /**
   * What is kept.
   *
   * @param reach empty as long as nothing is kept of the shop
   * @param log the shopper's events, those of each unit in the order of the log; empty if they are
   *     more than the bounds
   */
  record Kept(Optional<Reach> reach, Optional<List<ShopperEvent>> log) {}

  /** The events of {@code shopper} that were received by {@code at}. */
  Kept read(String shop, Identifier shopper, Instant at) {
    try {
      return jdbi.inTransaction(handle -> {
        handle
            .createQuery("SELECT set_config('nova.shop', :shop, true)")
            .bind("shop", shop)
            .mapTo(String.class)
            .one();
        return new Kept(reach(handle), log(handle, shopper, at));
      });
    } catch (JdbiException | SchemaRegistryException away) {
      throw new StoreAwayException("Postgres", away);
    }
  }

  private Optional<Reach> reach(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT greatest(first_received, missing_until) AS first,
                   coalesce(caught_up_at, first_received) AS last
            FROM %1$s.as_of_reach LEFT JOIN %1$s.projection_reach ON true
            """
                .formatted(epoch.name()))
        .map((row, _) -> new Reach(time(row, "first"), time(row, "last")))
        .findOne();
  }

  private Optional<List<ShopperEvent>> log(Handle handle, Identifier shopper, Instant at) {
    var log = new ArrayList<ShopperEvent>();
    long bytes = 0;
    try (ResultIterator<byte[]> found = records(handle, shopper, at)) {
      while (found.hasNext()) {
        byte[] record = found.next();
        bytes += record.length;
        if (log.size() == BOUND || bytes > BYTES_BOUND) {
          return Optional.empty();
        }
        log.add(event(record));
      }
    }
    return Optional.of(log);
  }

  /** A unit's version rises with each move, and between two moves it lies in one partition. */
  private ResultIterator<byte[]> records(Handle handle, Identifier shopper, Instant at) {
    return handle
        .createQuery(
            """
            SELECT e.record
            FROM %1$s.units AS u JOIN %1$s.shopper_event_records AS e USING (shop, unit)
            WHERE u.shopper = :shopper AND e.received_at <= :at
            ORDER BY e.unit, e.unit_version, e.pos
            LIMIT :bound
            """
                .formatted(epoch.name()))
        .bind("shopper", shopper.text())
        .bind("at", at)
        .bind("bound", BOUND + 1)
        .setFetchSize(FETCH)
        .map((row, _) -> row.getBytes("record"))
        .iterator();
  }

  private ShopperEvent event(byte[] record) {
    return (ShopperEvent) records.deserialize(Topics.SHOPPER_EVENTS.subject(), record);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
