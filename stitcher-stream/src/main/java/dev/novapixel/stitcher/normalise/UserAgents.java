package dev.novapixel.stitcher.normalise;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads device, platform and browser family from a user agent by a short table: what shops segment
 * by, not what browsers are. Order matters, since most agents name several families.
 */
final class UserAgents {
  private record Mark(String needle, String name) {}

  private static final List<Mark> PLATFORMS =
      List.of(
          new Mark("iphone", "iOS"),
          new Mark("ipad", "iOS"),
          new Mark("ipod", "iOS"),
          new Mark("android", "Android"),
          new Mark("windows", "Windows"),
          new Mark("cros ", "ChromeOS"),
          new Mark("mac os x", "macOS"),
          new Mark("macintosh", "macOS"),
          new Mark("linux", "Linux"),
          new Mark("x11", "Linux"));

  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("edg/", "Edge"),
          new Mark("edga/", "Edge"),
          new Mark("edgios/", "Edge"),
          new Mark("opr/", "Opera"),
          new Mark("samsungbrowser/", "Samsung Internet"),
          new Mark("instagram", "Instagram"),
          new Mark("fban/", "Facebook"),
          new Mark("fbav/", "Facebook"),
          new Mark("firefox/", "Firefox"),
          new Mark("fxios/", "Firefox"),
          new Mark("chrome/", "Chrome"),
          new Mark("crios/", "Chrome"),
          new Mark("safari/", "Safari"));

  private UserAgents() {}

  /** What an agent tells. */
  record Device(@Nullable String type, @Nullable String platform, @Nullable String browser) {
    static final Device UNKNOWN = new Device(null, null, null);
  }

  static Device read(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Device.UNKNOWN;
    }
    String agent = userAgent.toLowerCase(Locale.ROOT);
    String platform = find(PLATFORMS, agent);
    return new Device(type(agent, platform), platform, find(BROWSERS, agent));
  }

  private static String type(String agent, @Nullable String platform) {
    boolean mobile = agent.contains("mobi") || agent.contains("iphone") || agent.contains("ipod");
    if (agent.contains("ipad") || agent.contains("tablet")) {
      return "tablet";
    }
    if (agent.contains("android")) {
      return mobile ? "mobile" : "tablet";
    }
    if (mobile) {
      return "mobile";
    }
    return platform == null ? "other" : "desktop";
  }

  private static @Nullable String find(List<Mark> marks, String agent) {
    for (Mark mark : marks) {
      if (agent.contains(mark.needle())) {
        return mark.name();
      }
    }
    return null;
  }
}
