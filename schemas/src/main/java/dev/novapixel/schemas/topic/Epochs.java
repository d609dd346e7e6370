package dev.novapixel.schemas.topic;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which generations of derived state there are, and which one answers. One record, so that a switch
 * is one write: nobody ever sees two live epochs, or none.
 *
 * @param live the epoch that readers read
 * @param building the epoch that a replay computes beside it, if one does
 * @param previous the epoch that was live before and is kept up to date to go back to, if any
 * @param newest the last epoch that was ever begun: no name is used twice
 * @param reason why the newest epoch was begun, in its operator's words
 * @param missingUntil what was received before is missing in the newest epoch, though not in the
 *     one that it was to follow; while it is built, what was left out on purpose; null if nothing
 *     is
 * @param startedAt when the newest epoch was begun, null for the first
 * @param switchedAt since when the live epoch is live, null for the first
 */
public record Epochs(
    Epoch live,
    @Nullable Epoch building,
    @Nullable Epoch previous,
    Epoch newest,
    String reason,
    @Nullable Instant missingUntil,
    @Nullable Instant startedAt,
    @Nullable Instant switchedAt) {

  /** The key of the one record. */
  public static final String KEY = "epochs";

  /** As long as nobody has replayed anything. */
  public static Epochs only(Epoch live) {
    return new Epochs(live, null, null, live, "", null, null, null);
  }

  /** Those that exist, the live one first: all of them are kept up to date. */
  public List<Epoch> all() {
    return Stream.of(live, building, previous).filter(Objects::nonNull).toList();
  }

  /** A replay of all that the log holds begins. */
  public Epochs begin(String why, Instant now) {
    return begin(why, null, now);
  }

  /**
   * A replay begins.
   *
   * @param from what was received before is left out; null if nothing is
   * @throws IllegalStateException if another epoch exists beside the live one
   */
  public Epochs begin(String why, @Nullable Instant from, Instant now) {
    if (all().size() > 1) {
      throw new IllegalStateException("there are two epochs already: " + all());
    }
    Epoch next = newest.next();
    return new Epochs(live, next, null, next, why, from, now, switchedAt);
  }

  /**
   * The epoch that was built becomes the live one.
   *
   * @param lost what was received before is missing in it, null if nothing is
   */
  public Epochs switched(@Nullable Instant lost, Instant now) {
    return new Epochs(required(building), null, live, newest, reason, lost, startedAt, now);
  }

  /** The epoch that was live before becomes so again. */
  public Epochs rolledBack(Instant now) {
    return new Epochs(required(previous), null, live, newest, reason, missingUntil, startedAt, now);
  }

  /** The live epoch alone is left. */
  public Epochs alone() {
    return new Epochs(live, null, null, newest, reason, missingUntil, startedAt, switchedAt);
  }

  private static Epoch required(@Nullable Epoch epoch) {
    if (epoch == null) {
      throw new IllegalStateException("there is no such epoch");
    }
    return epoch;
  }
}
