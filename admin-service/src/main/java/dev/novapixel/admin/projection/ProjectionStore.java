package dev.novapixel.admin.projection;

import dev.novapixel.admin.store.Database;
import dev.novapixel.schemas.topic.Epoch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one epoch. A batch is written with its offsets or not at all; a batch that was
 * written already is refused. Thread-safe.
 */
final class ProjectionStore {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectionStore.class);

  private final Database database;
  private final Epoch epoch;
  private final ProjectionOffsets offsets;

  ProjectionStore(Database database, Epoch epoch) {
    this.database = database;
    this.epoch = epoch;
    this.offsets = new ProjectionOffsets(epoch);
  }

  /** Where to read on; {@code beginnings} says where, for partitions of which nothing is known. */
  Map<TopicPartition, Long> positions(Map<TopicPartition, Long> beginnings) {
    return database.inNoShop(handle -> {
      offsets.begin(handle, beginnings);
      return offsets.load(handle);
    });
  }

  /**
   * Makes sure that the table stands where this instance left it.
   *
   * @throws ProjectionOffsets.OvertakenException if it was flushed, or another instance writes too
   */
  void requireStanding(Map<TopicPartition, Long> positions) {
    requireStanding(database.inNoShop(offsets::load), positions);
  }

  private static void requireStanding(
      Map<TopicPartition, Long> standing, Map<TopicPartition, Long> positions) {
    positions.forEach((partition, next) -> {
      if (!next.equals(standing.get(partition))) {
        throw new ProjectionOffsets.OvertakenException(partition);
      }
    });
  }

  /** Moves positions on without rows: to where the log begins by now. */
  void skip(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    database.inNoShop(handle -> {
      offsets.move(handle, from, to);
      return to;
    });
  }

  /**
   * Notes that all that the topics held at {@code time} is in the tables. Looks at the offsets once
   * it holds the table that a flush empties: what was flushed meanwhile is not called complete.
   *
   * @throws ProjectionOffsets.OvertakenException as {@link #requireStanding}
   */
  void caughtUp(Instant time, Map<TopicPartition, Long> positions) {
    database.inEpoch(
        epoch,
        handle -> {
          handle.execute("SET LOCAL synchronous_commit = off");
          handle
              .createUpdate(
                  """
                  INSERT INTO projection_reach AS r (caught_up_at) VALUES (:time)
                  ON CONFLICT (single) DO UPDATE SET caught_up_at = EXCLUDED.caught_up_at
                  WHERE r.caught_up_at < EXCLUDED.caught_up_at
                  """)
              .bind("time", time)
              .execute();
          requireStanding(offsets.load(handle), positions);
        });
  }

  /**
   * Writes a batch. A record that Postgres can't hold does not stop its partition: it is passed
   * over, and said.
   *
   * @return how many records were passed over
   * @throws ProjectionOffsets.OvertakenException if the batch does not begin where the table stands
   */
  int write(Batch batch) {
    try {
      database.inEpoch(epoch, handle -> write(handle, batch));
      return 0;
    } catch (JdbiException e) {
      if (!isAboutValues(e) || batch.records().isEmpty()) {
        throw e;
      }
      return writeAround(batch, e);
    }
  }

  private int writeAround(Batch batch, JdbiException failure) {
    if (batch.records().size() > 1) {
      return write(batch.firstHalf()) + write(batch.secondHalf());
    }
    Batch.Read<?> unfit = batch.records().getFirst();
    LOG.error(
        "{}@{} does not fit into its table and is passed over: {}",
        unfit.partition(),
        unfit.offset(),
        sqlState(failure));
    write(batch.withoutRecords());
    return 1;
  }

  private void write(Handle handle, Batch batch) {
    // A commit that a crash undoes is undone with its offsets, and read again.
    handle.execute("SET LOCAL synchronous_commit = off");
    offsets.move(handle, batch.from(), batch.to());
    batch.byShop().forEach((shop, rows) -> write(handle, shop, rows));
  }

  private static void write(Handle handle, String shop, ShopBatch batch) {
    Database.enter(handle, shop);
    Set<String> shoppers = new HashSet<>(batch.journeys().keySet());
    if (!batch.units().isEmpty()) {
      UnitChanges units = UnitTables.apply(handle, shop, batch.units());
      EventTables.add(handle, shop, batch.events(), units);
      shoppers.addAll(units.shoppers());
    }
    ShopperTable.addJourneys(handle, shop, batch.journeys());
    ShopperTable.refresh(handle, shop, shoppers);
    StateTables.add(handle, shop, batch);
  }

  /** Data that no column takes (22), a rule that they break (23), a row too large (54). */
  private static boolean isAboutValues(Throwable failure) {
    String state = sqlState(failure);
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "unknown";
  }
}
