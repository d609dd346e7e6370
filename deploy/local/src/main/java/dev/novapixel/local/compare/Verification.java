package dev.novapixel.local.compare;

import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.wire.WireFormat;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares two epochs, of one stack or of two, as of a moment after it began. Values in force at a
 * moment are published within a second of it; while events flow, one epoch may be a moment ahead of
 * the other, so what events have just touched is not judged, and looked at again as of a later
 * moment.
 */
public final class Verification {
  /** Twice what it takes for a value that is in force to be published. */
  private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(2);

  /** Events may lie up to five seconds ahead of the clock: as of then none is in the future. */
  private static final Duration SETTLING = PUBLISHED_WITHIN.plusSeconds(6);

  private static final int ROUNDS = 4;

  private final InstantSource clock;

  public Verification(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What two epochs come to; that of the last round if they differed in each.
   *
   * @param scope whose state is compared
   */
  public Comparison compare(Side first, Side second, Scope scope) throws InterruptedException {
    Comparison comparison = once(first, second, scope);
    for (int round = 1; round < ROUNDS && !comparison.isSettled(); round++) {
      comparison = once(first, second, scope);
    }
    return comparison;
  }

  private Comparison once(Side first, Side second, Scope scope) throws InterruptedException {
    Instant movingFrom = clock.instant().minus(SETTLING);
    Thread.sleep(SETTLING);
    Instant asOf = clock.instant().minus(PUBLISHED_WITHIN);
    var moment = new Moment(asOf, scope, movingFrom);
    var moving = new HashSet<String>();
    var parts = new ArrayList<PartResult>();
    Set<String> erased;
    try (var one = new HttpSchemaRegistry(first.settings().get(Setting.REGISTRY_URL));
        var other = new HttpSchemaRegistry(second.settings().get(Setting.REGISTRY_URL))) {
      var here = new TopicReader(first, new WireFormat(one));
      var there = new TopicReader(second, new WireFormat(other));
      erased =
          Erased.shops(
              Erased.tallies(here, movingFrom, moving), Erased.tallies(there, movingFrom, moving));
      var topics = new TopicComparison(here, there, moment, erased);
      TopicPart.ALL.forEach(part -> parts.add(topics.compare(part)));
    }
    try (var one = TableSide.of(first);
        var other = TableSide.of(second)) {
      parts.addAll(new TableComparison(one, other, moment, erased, moving).compare());
    } catch (SQLException failed) {
      throw new IllegalStateException("Postgres does not tell what its tables hold.", failed);
    }
    return new Comparison(first.name(), second.name(), asOf, parts);
  }
}
