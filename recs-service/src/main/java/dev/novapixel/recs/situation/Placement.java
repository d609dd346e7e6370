package dev.novapixel.recs.situation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where on a storefront, or in a mail, recommendations stand. */
public enum Placement {
  PRODUCT_PAGE(true),
  /** In the cart and at the checkout what was bought before may be wanted again. */
  CART(false),
  HOMEPAGE(true),
  CHECKOUT(false),
  COLLECTION(true),
  SEARCH(true),
  POST_PURCHASE(true),
  EMAIL(true);

  private final boolean hidesPurchased;

  Placement(boolean hidesPurchased) {
    this.hidesPurchased = hidesPurchased;
  }

  /** Whether products that the shopper already bought are left out. */
  public boolean hidesPurchased() {
    return hidesPurchased;
  }

  /** The word of the API and of the interaction events. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Placement> parse(String text) {
    return Arrays.stream(values()).filter(placement -> placement.text().equals(text)).findFirst();
  }
}
