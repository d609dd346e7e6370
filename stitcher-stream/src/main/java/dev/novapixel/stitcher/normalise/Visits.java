package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import org.jspecify.annotations.Nullable;

/** Puts together with what, and from where, an event came. */
final class Visits {
  private Visits() {}

  static Visit of(PixelEvent event, @Nullable String userAgent) {
    var device = UserAgents.read(userAgent);
    return new Visit(
        device.type(), device.platform(), device.browser(), event.country(), event.region());
  }
}
