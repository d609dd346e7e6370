package dev.novapixel.schemas.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shopper did, or what was shown to one. Consumers switch over it without a default. */
public sealed interface Action {

  /** A page was shown; which one stands in {@link ShopperEvent.Page}. */
  record PageViewed() implements Action {}

  /** A product was looked at. */
  record ProductViewed(Item item) implements Action {}

  /** A collection was looked at; {@code collectionId} is empty in some real shops. */
  record CollectionViewed(@Nullable String collectionId, @Nullable String title)
      implements Action {}

  /** A search was submitted. */
  record SearchSubmitted(String query) implements Action {}

  /** A line of the cart changed; {@code item} is null where the client did not say which. */
  record CartChanged(Change change, @Nullable Item item) implements Action {
    /** How the line changed. */
    public enum Change {
      ADDED,
      REMOVED,
      UPDATED
    }
  }

  /** The cart was shown, with all its lines: a snapshot. */
  record CartViewed(List<Item> lines, @Nullable Money total) implements Action {
    public CartViewed {
      lines = List.copyOf(lines);
    }
  }

  /** The shopper reached a step of the checkout. */
  record CheckoutReached(Step step, List<Item> lines, @Nullable Money total) implements Action {
    /** The steps of a checkout, in their order. */
    public enum Step {
      STARTED,
      CONTACT,
      ADDRESS,
      SHIPPING,
      PAYMENT,
      COMPLETED
    }

    public CheckoutReached {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The signed difference between an order as it is known now and as it was last told. Only the
   * order's node in the stitcher writes it, and nobody else counts purchases.
   *
   * @param orderId the order's id, or its checkout token where it has none
   * @param placedAt the order's time, at which every difference counts
   * @param orders +1 when the order appears, −1 when it vanishes, 0 when it is amended
   * @param value difference of the order's value
   * @param lines differences by line: a negative quantity takes pieces away, one of 0 changes none
   *     and shows the product as somebody told it
   */
  record OrderChanged(
      String orderId, Instant placedAt, int orders, @Nullable Money value, List<Item> lines)
      implements Action {
    public OrderChanged {
      lines = List.copyOf(lines);
    }
  }

  /** An error was shown to the shopper; {@code kind} is Shopify's alert type. */
  record AlertShown(String kind) implements Action {}

  /** A storefront extension failed. */
  record ExtensionFailed(@Nullable String extension) implements Action {}

  /** Recommendations came into view. */
  record RecommendationShown(String recommendationId, String placement, List<String> productIds)
      implements Action {
    public RecommendationShown {
      productIds = List.copyOf(productIds);
    }
  }

  /** A recommended product was clicked. */
  record RecommendationClicked(String recommendationId, String placement, String productId)
      implements Action {}

  /** The visitor changed what is allowed. */
  record ConsentUpdated(Consent consent) implements Action {}

  /** Any other event, by the name that its client gave it. */
  record Custom(String name) implements Action {}
}
