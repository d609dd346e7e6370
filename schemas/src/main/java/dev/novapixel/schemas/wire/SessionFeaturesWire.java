package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.avro.CheckoutStep;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.feature.SessionFeatures;
import java.time.Duration;
import java.time.Instant;

/** {@link SessionFeatures} in Avro, as a part of a shopper's features. */
final class SessionFeaturesWire {
  private SessionFeaturesWire() {}

  static dev.novapixel.schemas.avro.SessionFeatures toWire(SessionFeatures session) {
    dev.novapixel.schemas.avro.SessionFeatures wire =
        new dev.novapixel.schemas.avro.SessionFeatures();
    wire.setId(session.id());
    wire.setStartedAt(session.startedAt().toEpochMilli());
    wire.setDurationMs(session.duration().toMillis());
    wire.setOpen(session.open());
    wire.setPages(session.pages());
    wire.setProductViews(session.productViews());
    wire.setSearches(session.searches());
    wire.setBounce(session.bounce());
    wire.setCartAdds(session.cartAdds());
    wire.setCartValue(Parts.sorted(session.cartValue()));
    wire.setCheckoutStep(
        session.checkoutStep() == null
            ? null
            : CheckoutStep.valueOf(session.checkoutStep().name()));
    wire.setConverted(session.converted());
    wire.setLandingPage(session.landingPage());
    wire.setReferrer(session.referrer());
    wire.setSource(session.source());
    wire.setMedium(session.medium());
    wire.setCampaign(session.campaign());
    return wire;
  }

  static SessionFeatures fromWire(dev.novapixel.schemas.avro.SessionFeatures wire) {
    return new SessionFeatures(
        wire.getId(),
        Instant.ofEpochMilli(wire.getStartedAt()),
        Duration.ofMillis(wire.getDurationMs()),
        wire.getOpen(),
        wire.getPages(),
        wire.getProductViews(),
        wire.getSearches(),
        wire.getBounce(),
        wire.getCartAdds(),
        wire.getCartValue(),
        wire.getCheckoutStep() == null ? null : Step.valueOf(wire.getCheckoutStep().name()),
        wire.getConverted(),
        wire.getLandingPage(),
        wire.getReferrer(),
        wire.getSource(),
        wire.getMedium(),
        wire.getCampaign());
  }
}
