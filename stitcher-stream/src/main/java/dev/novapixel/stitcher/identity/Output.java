package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.ShopperAlias;
import java.time.Instant;

/** What a node tells the world in one step. */
public sealed interface Output {

  /** The timestamp of the record: when the gateway received the event that caused it. */
  Instant receivedAt();

  /**
   * An event, move or opt-out for {@code shopper-events}.
   *
   * @param news whether it tells the journey of its shopper something
   */
  record Write(ShopperRecord record, boolean news) implements Output {
    @Override
    public Instant receivedAt() {
      return record.receivedAt();
    }
  }

  /** Whose the node's own identifier is now. */
  record Publish(Identity identity) implements Output {
    @Override
    public Instant receivedAt() {
      return identity.receivedAt();
    }
  }

  /** The node's own identifier is nobody's any more. */
  record Retract(Identifier identifier, Instant receivedAt) implements Output {}

  /** A move, for people to read. */
  record Tell(ShopperAlias alias) implements Output {
    @Override
    public Instant receivedAt() {
      return alias.receivedAt();
    }
  }

  /** Nothing is told of the identifier's moves any more. */
  record Untell(Identifier identifier, Instant receivedAt) implements Output {}

  /** To the journey of {@code shopper}: all of its identifiers, and the one asked, are to go. */
  record Expand(Identifier shopper, Identifier asked, Instant upTo, Instant receivedAt)
      implements Output {}

  /** What of an identifier is forgotten, for every epoch to know. */
  record Cut(Erasure erasure, Instant receivedAt) implements Output {}

  /** A message to another node of the same shop. */
  record Send(Identifier to, NodeMessage message, Instant receivedAt) implements Output {}
}
