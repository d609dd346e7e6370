package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was erased in one shop, as cuts: a set, whose order says nothing. */
record Erased(List<Erasure> cuts) {

  /** Whether {@code event} is left out: by its client, else its token, else its customer. */
  boolean event(TypedEvent event) {
    if (event.clientId() != null) {
      return contains(Identifier.client(event.clientId()), null, event);
    }
    if (event.checkoutToken() != null) {
      var token = Identifier.checkout(event.checkoutToken());
      return contains(token, null, event)
          || (event.customerId() != null
              && named(event.checkoutToken(), event.customerId(), event));
    }
    return event.customerId() != null && customer(event.customerId(), event);
  }

  /** Whether {@code event} tells {@code token} nothing. */
  boolean token(String token, TypedEvent event) {
    return contains(Identifier.checkout(token), null, event);
  }

  /** Whether {@code event} does not tie {@code customer} to {@code token}. */
  boolean named(String token, String customer, TypedEvent event) {
    return contains(Identifier.checkout(token), customer, event);
  }

  /** Whether {@code event} does not make {@code customer} known. */
  boolean customer(String customer, TypedEvent event) {
    return contains(Identifier.customer(customer), null, event);
  }

  private boolean contains(Identifier identifier, @Nullable String customer, TypedEvent event) {
    return cuts.stream()
        .filter(cut -> cut.identifier().equals(identifier))
        .filter(cut -> Objects.equals(cut.customer(), customer))
        .anyMatch(cut -> !event.receivedAt().isAfter(cut.upTo()));
  }
}
