package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together with what, and from where, an event came. */
final class Visits {
  private Visits() {}

  static Visit of(PixelEvent event, @Nullable String userAgent) {
    var device = UserAgents.read(userAgent);
    return visit(event, device.type(), device.platform(), device.browser());
  }

  /** As Segment's libraries say it: an app has no browser, but knows its system. */
  static Visit of(PixelEvent event, Json context) {
    String system = context.at("os").at("name").text();
    return event.userAgent() != null || system == null
        ? of(event, event.userAgent())
        : ofApp(event, system);
  }

  /** From an app on {@code system}. */
  static Visit ofApp(PixelEvent event, @Nullable String system) {
    String platform =
        switch (system == null ? "" : system.strip().toLowerCase(Locale.ROOT)) {
          case "ios", "iphone os", "ipados" -> "iOS";
          case "android" -> "Android";
          default -> system;
        };
    boolean isMobile = "iOS".equals(platform) || "Android".equals(platform);
    return visit(event, isMobile ? "mobile" : "other", platform, null);
  }

  private static Visit visit(
      PixelEvent event,
      @Nullable String type,
      @Nullable String platform,
      @Nullable String browser) {
    return new Visit(type, platform, browser, event.country(), event.region());
  }
}
