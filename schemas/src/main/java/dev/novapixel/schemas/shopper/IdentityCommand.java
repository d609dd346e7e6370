package dev.novapixel.schemas.shopper;

import java.time.Instant;
import java.util.List;

/**
 * Everything that operators have split off one client: one record a client, so that compaction
 * forgets none of it.
 *
 * @param shop the shop
 * @param client the client
 * @param splits what is void, in the order in which it was asked for
 */
public record IdentityCommand(String shop, String client, List<Split> splits) {

  public IdentityCommand {
    splits = List.copyOf(splits);
  }

  /**
   * Ties that do not count. They are members of the set of ties: those seen on events that were
   * received up to a time, whether they are read before or after this; a tie that is seen again
   * later counts.
   *
   * @param id names the command
   * @param what which ties
   * @param upTo ties on events received later count
   * @param issuedAt when it was asked for
   */
  public record Split(String id, What what, Instant upTo, Instant issuedAt) {}

  /**
   * Which ties are void. A unit is named by its first event, in the client's own order in the log.
   */
  public sealed interface What {

    /** All of the client's: the own customers of its units, and their ties to tokens. */
    record Everything() implements What {}

    /** The own customer of the unit that {@code firstEvent} began. */
    record Customer(String firstEvent) implements What {}

    /** The tie to {@code token} of the unit that {@code firstEvent} began. */
    record Tie(String firstEvent, String token) implements What {}
  }
}
