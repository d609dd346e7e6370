package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.IdentityCommand.What;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.List;

/** What operators have split off in one shop: a set, whose order says nothing. */
record Voided(List<IdentityCommand> commands) {

  /** Whether {@code login} does not make the unit that {@code firstEvent} began its customer's. */
  boolean ofCustomer(String client, String firstEvent, TypedEvent login) {
    return contains(client, new What.Customer(firstEvent), login);
  }

  /** Whether {@code event} does not tie the unit that {@code firstEvent} began to its token. */
  boolean ofTie(String client, String firstEvent, String token, TypedEvent event) {
    return contains(client, new What.Tie(firstEvent, token), event);
  }

  private boolean contains(String client, What what, TypedEvent event) {
    return commands.stream()
        .filter(command -> command.client().equals(client))
        .flatMap(command -> command.splits().stream())
        .filter(split -> split.what().equals(what) || split.what().equals(new What.Everything()))
        .anyMatch(split -> !event.receivedAt().isAfter(split.upTo()));
  }
}
