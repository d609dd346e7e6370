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
import java.util.Set;

/**
 * Compares two epochs as of the moment at which it begins, which no event of either lies behind by
 * more than the gateway allows. Values in force at a moment are published within a second of it;
 * while events flow, one epoch may be a moment ahead of the other, so what differs is looked at
 * again as of a later one.
 */
public final class Verification {
  /** Events up to five seconds ahead of the clock, and a second in which values are published. */
  private static final Duration SETTLING = Duration.ofSeconds(6);

  private static final int ROUNDS = 4;

  private final LocalStack stack;
  private final InstantSource clock;

  public Verification(LocalStack stack, InstantSource clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** What two epochs come to; that of the last round if they differed in each. */
  public Comparison compare(Epoch first, Epoch second) throws InterruptedException {
    Comparison comparison = once(first, second);
    for (int round = 1; round < ROUNDS && !comparison.isSame(); round++) {
      comparison = once(first, second);
    }
    return comparison;
  }

  private Comparison once(Epoch first, Epoch second) throws InterruptedException {
    Thread.sleep(SETTLING);
    Instant asOf = clock.instant().minus(SETTLING.dividedBy(3));
    var settings = stack.settings();
    var parts = new ArrayList<PartResult>();
    Set<String> erased;
    try (var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL))) {
      var reader = new TopicReader(settings, new WireFormat(registry));
      erased = Erased.shops(Erased.tallies(reader, first), Erased.tallies(reader, second));
      var topics = new TopicComparison(reader, first, second, asOf, erased);
      TopicPart.ALL.forEach(part -> parts.add(topics.compare(part)));
    }
    try (var connection =
        DriverManager.getConnection(
            settings.get(Setting.POSTGRES_URL), "nova_admin", stack.secrets().adminPassword())) {
      parts.addAll(new TableComparison(connection, first, second, erased).compare());
    } catch (SQLException failed) {
      throw new IllegalStateException("Postgres does not tell what its tables hold.", failed);
    }
    return new Comparison(first.name(), second.name(), asOf, parts);
  }
}
