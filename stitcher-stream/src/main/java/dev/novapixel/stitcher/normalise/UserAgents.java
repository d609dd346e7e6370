package dev.novapixel.stitcher.normalise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads device, platform and browser family from a user agent by a short table: what shops segment
 * by, not what browsers are. Order matters, since most agents name several families.
 */
public final class UserAgents {
  /** Most agents remembered; when there are more, all are read anew. */
  private static final int REMEMBERED = 4096;

  /** What was read of an agent: the same few send nearly everything. */
  private static final Map<String, Device> KNOWN = new ConcurrentHashMap<>();

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
  record Device(
      @Nullable String type,
      @Nullable String platform,
      @Nullable String browser,
      boolean isCrawler) {
    static final Device UNKNOWN = new Device(null, null, null, false);
  }

  /** Whether it is the agent of a machine that says so. */
  public static boolean isCrawler(@Nullable String userAgent) {
    return read(userAgent).isCrawler();
  }

  static Device read(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Device.UNKNOWN;
    }
    if (KNOWN.size() >= REMEMBERED) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(userAgent, UserAgents::device);
  }

  private static Device device(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    String platform = find(PLATFORMS, agent);
    return new Device(
        type(agent, platform), platform, find(BROWSERS, agent), Crawlers.includes(agent));
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
