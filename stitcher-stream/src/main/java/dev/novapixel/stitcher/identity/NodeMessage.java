package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes of a shop tell each other through the loop topic. */
public sealed interface NodeMessage {

  /**
   * To a token: a unit of {@code client} carries it.
   *
   * @param client the client
   * @param customer whose login the unit stands under; null for the guest unit
   * @param generation the client's generation: how often it had been opted out
   * @param owner whose the unit is by itself, null if ties decide
   * @param revision of the owner and of whether this ties: the newest holds
   * @param counts whether it ties, or is void
   * @param links the unit's other tokens, so that all become one component: all of them, because
   *     the one that was named may be open and not know the client
   * @param cause the event
   */
  record TieSeen(
      String client,
      @Nullable String customer,
      long generation,
      @Nullable String owner,
      long revision,
      boolean counts,
      List<String> links,
      Cause cause)
      implements NodeMessage {
    public TieSeen {
      links = List.copyOf(links);
    }
  }

  /** To a token: a clientless event tied it to an account. */
  record CustomerTied(String customer, Cause cause) implements NodeMessage {}

  /**
   * To a token: the units of {@code client} were dropped.
   *
   * @param generation those before
   * @param erased whether it is as if the client had never carried the token
   */
  record ClientDropped(String client, long generation, boolean erased, Cause cause)
      implements NodeMessage {}

  /**
   * To a token: an event told of its order.
   *
   * @param facts what it told
   * @param ties whether it ties the account that it named; a unit's own ties do that otherwise
   */
  record OrderSeen(OrderFacts facts, boolean ties) implements NodeMessage {}

  /** To the token of an order that is known by its id: {@code token}'s order is the same. */
  record OrderNamed(String token) implements NodeMessage {}

  /**
   * To a token: what was told of its order under the order's id alone.
   *
   * @param from the token of the order's id
   * @param tellings all that was told there, in place of what was shared before
   */
  record OrderShared(String from, OrderTellings tellings) implements NodeMessage {}

  /** To a token: {@code component} belongs to its component. */
  record Join(Component component, Cause cause) implements NodeMessage {}

  /**
   * To a token: it is connected with {@code from}, so that one of the two components has to join
   * the other.
   *
   * @param from a token of the other component
   * @param token the token that a client carried, null if a root answers
   * @param client the client that carried both
   * @param cause the event
   */
  record Linked(String from, @Nullable String token, String client, Cause cause)
      implements NodeMessage {}

  /**
   * To a client or a token: whose one of its units, or it, is now.
   *
   * @param shopper whose
   * @param customer whose login the unit stands under; null for the guest unit and for a token
   * @param generation of the unit or token meant: one that was opted out or erased since is not
   * @param sequence newer than any smaller one
   * @param cause the event that showed it
   */
  record Labelled(
      Identifier shopper, @Nullable String customer, long generation, long sequence, Cause cause)
      implements NodeMessage {}

  /**
   * To any: {@code shopper} is to be forgotten.
   *
   * @param shopper whose whole history goes
   * @param upTo at least what was received up to then
   * @param whole whether the node is the shopper's, whatever it knows itself
   */
  record Erase(Identifier shopper, Instant upTo, boolean whole) implements NodeMessage {}

  /**
   * To any: a cut that was made, perhaps by another epoch.
   *
   * @param customer of a token, only what names this account; null for all of it
   */
  record Cut(@Nullable String customer, Instant upTo) implements NodeMessage {}

  /** To a token: its component knows nothing of it any more, as of a generation of the token. */
  record Unlabelled(long generation, long sequence) implements NodeMessage {}

  /**
   * To a customer: an event named it.
   *
   * @param client on which, if on one
   * @param cause the event
   */
  record CustomerSeen(@Nullable String client, Cause cause) implements NodeMessage {}
}
