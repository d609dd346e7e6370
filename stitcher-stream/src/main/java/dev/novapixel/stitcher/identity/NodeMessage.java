package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
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

  /** To a token: the units of {@code client} were dropped, up to {@code generation}. */
  record ClientDropped(String client, long generation, Cause cause) implements NodeMessage {}

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
   * @param generation of the unit meant: one that was opted out since is not; 0 for a token
   * @param sequence newer than any smaller one
   * @param cause the event that showed it
   */
  record Labelled(
      Identifier shopper, @Nullable String customer, long generation, long sequence, Cause cause)
      implements NodeMessage {}

  /** To a customer: an event named it. */
  record CustomerSeen(Cause cause) implements NodeMessage {}
}
