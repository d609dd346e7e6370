package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import java.math.BigDecimal;

/**
 * What the numbered steps of a checkout are. Every shop counts its own way, so that the number only
 * says how far somebody came: 1 is the contact, 2 the address, 3 the delivery, more the payment.
 */
final class CheckoutSteps {
  private static final Step[] NUMBERED = {
    Step.STARTED, Step.CONTACT, Step.ADDRESS, Step.SHIPPING, Step.PAYMENT
  };

  private CheckoutSteps() {}

  static Step numbered(Json step) {
    BigDecimal number = step.decimal();
    if (number == null || number.signum() <= 0) {
      return Step.STARTED;
    }
    BigDecimal last = BigDecimal.valueOf(NUMBERED.length - 1);
    return NUMBERED[number.min(last).intValue()];
  }
}
