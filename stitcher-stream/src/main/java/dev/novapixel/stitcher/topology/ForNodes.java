package dev.novapixel.stitcher.topology;

import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.stitcher.dedup.Fingerprints;
import dev.novapixel.stitcher.identity.NodeMessage;
import dev.novapixel.stitcher.normalise.TypedEvent;
import org.jspecify.annotations.Nullable;

/** What nodes hear of; each under its node's key, so that all meet in one task. */
sealed interface ForNodes {

  /**
   * An event that may be looked at.
   *
   * @param event the event
   * @param allowed whether it may be analysed; if not, it is a change of consent
   * @param pace how fast its client may be
   * @param fingerprints under which it is remembered
   * @param redacted the account that a signed webhook wants forgotten, if it is such a one
   */
  record Admitted(
      TypedEvent event,
      boolean allowed,
      Pace pace,
      Fingerprints fingerprints,
      @Nullable String redacted)
      implements ForNodes {}

  /** What another node says. */
  record Said(NodeMessage message) implements ForNodes {}

  /** What operators have split. */
  record Split(IdentityCommand command) implements ForNodes {}

  /** What is to be forgotten. */
  record Erase(Erasure erasure) implements ForNodes {}
}
