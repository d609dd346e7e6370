package dev.novapixel.local.compare;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.wire.WireFormat;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two epochs as of a moment after it began. Values in force at a moment are published
 * within a second of it; while events flow, one epoch may be a moment ahead of the other, so what
 * events have just touched is not judged, and looked at again as of a later moment.
 */
public final class Verification {
  /** Twice what it takes for a value that is in force to be published. */
  private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(2);

  /** Events may lie up to five seconds ahead of the clock: as of then none is in the future. */
  private static final Duration SETTLING = PUBLISHED_WITHIN.plusSeconds(6);

  private static final int ROUNDS = 4;

  private final LocalStack stack;
  private final InstantSource clock;

  public Verification(LocalStack stack, InstantSource clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /**
   * What two epochs come to; that of the last round if they differed in each.
   *
   * @param shop the one shop that is compared; null for all
   */
  public Comparison compare(Epoch first, Epoch second, @Nullable String shop)
      throws InterruptedException {
    Comparison comparison = once(first, second, shop);
    for (int round = 1; round < ROUNDS && !comparison.isSettled(); round++) {
      comparison = once(first, second, shop);
    }
    return comparison;
  }

  private Comparison once(Epoch first, Epoch second, @Nullable String shop)
      throws InterruptedException {
    Instant movingFrom = clock.instant().minus(SETTLING);
    Thread.sleep(SETTLING);
    Instant asOf = clock.instant().minus(PUBLISHED_WITHIN);
    var moment = new Moment(asOf, shop, movingFrom);
    var moving = new HashSet<String>();
    var settings = stack.settings();
    var parts = new ArrayList<PartResult>();
    Set<String> erased;
    try (var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL))) {
      var reader = new TopicReader(settings, new WireFormat(registry));
      erased =
          Erased.shops(
              Erased.tallies(reader, first, movingFrom, moving),
              Erased.tallies(reader, second, movingFrom, moving));
      var topics = new TopicComparison(reader, first, second, moment, erased);
      TopicPart.ALL.forEach(part -> parts.add(topics.compare(part)));
    }
    try (var connection =
        DriverManager.getConnection(
            settings.get(Setting.POSTGRES_URL), "nova_admin", stack.secrets().adminPassword())) {
      parts.addAll(
          new TableComparison(connection, first, second, moment, erased, moving).compare());
    } catch (SQLException failed) {
      throw new IllegalStateException("Postgres does not tell what its tables hold.", failed);
    }
    return new Comparison(first.name(), second.name(), asOf, parts);
  }
}
