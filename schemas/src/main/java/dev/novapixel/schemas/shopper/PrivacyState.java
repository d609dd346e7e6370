package dev.novapixel.schemas.shopper;

import dev.novapixel.schemas.event.Identifier;
import java.util.Locale;

/** How well a shopper is known, and whether at all. */
public enum PrivacyState {
  /** A client only. */
  GUEST,
  /** In a checkout, without an account. */
  PENDING,
  /** An account. */
  AUTHENTICATED,
  /** Asked not to be followed. */
  OPTED_OUT;

  /** The state that a shopper's id implies as long as nobody opted out. */
  public static PrivacyState of(Identifier shopper) {
    return switch (shopper.type()) {
      case CLIENT -> GUEST;
      case CHECKOUT -> PENDING;
      case CUSTOMER -> AUTHENTICATED;
    };
  }

  /** The word that the API answers with. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
