package dev.novapixel.admin.projection;

import dev.novapixel.schemas.topic.Epoch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Empties an epoch's tables together with their offsets, whereupon a running projection begins anew
 * and comes to the same content. Only {@code nova_owner} may: to everybody else, other shops' rows
 * are not there.
 */
public final class ProjectionFlush {
  private static final String TABLES =
      "units, shopper_events, shopper_event_records, as_of_reach, projection_reach, product_views, cart_actions,"
          + " search_queries, orders, order_items,"
          + " sessions, shoppers, product_metadata, product_pair_counts, event_tallies,"
          + " gateway_rejections";

  private ProjectionFlush() {}

  /**
   * Empties them, in one transaction.
   *
   * @param owner a connection as {@code nova_owner}; stays open
   */
  public static void run(Connection owner, Epoch epoch) throws SQLException {
    owner.setAutoCommit(false);
    try (Statement statement = owner.createStatement();
        PreparedStatement offsets =
            owner.prepareStatement("DELETE FROM public.projection_offsets WHERE epoch = ?")) {
      // The order in which a batch takes its locks, so that neither waits for the other for ever.
      offsets.setString(1, epoch.name());
      offsets.execute();
      statement.execute("SET LOCAL search_path = " + epoch.name());
      statement.execute("TRUNCATE " + TABLES);
      owner.commit();
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }
}
