package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.ShopperEvent.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the page of an event: address without fragment, and the campaign that its query names. */
final class Pages {
  private static final int CAMPAIGN_LIMIT = 256;

  private Pages() {}

  static Page of(@Nullable String href, @Nullable String referrer, @Nullable String title) {
    if (href == null && referrer == null && title == null) {
      return Page.UNKNOWN;
    }
    String url = href == null ? null : withoutFragment(href);
    String query = url == null ? "" : query(url);
    return new Page(
        url,
        referrer,
        title,
        parameter(query, "utm_source"),
        parameter(query, "utm_medium"),
        parameter(query, "utm_campaign"));
  }

  /** The page with a campaign that is told beside its address, where one is. */
  static Page withCampaign(
      Page page, @Nullable String source, @Nullable String medium, @Nullable String campaign) {
    return source == null && medium == null && campaign == null
        ? page
        : new Page(
            page.url(), page.referrer(), page.title(), cut(source), cut(medium), cut(campaign));
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null ? null : Text.clean(text, CAMPAIGN_LIMIT);
  }

  private static String withoutFragment(String href) {
    int hash = href.indexOf('#');
    return hash < 0 ? href : href.substring(0, hash);
  }

  private static String query(String url) {
    int mark = url.indexOf('?');
    return mark < 0 ? "" : url.substring(mark + 1);
  }

  private static @Nullable String parameter(String query, String name) {
    for (int start = 0; start < query.length(); ) {
      int end = query.indexOf('&', start);
      int stop = end < 0 ? query.length() : end;
      if (query.startsWith(name + "=", start)) {
        return decoded(query.substring(start + name.length() + 1, stop));
      }
      start = stop + 1;
    }
    return null;
  }

  private static @Nullable String decoded(String raw) {
    String text;
    try {
      text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      text = raw;
    }
    String clean = Text.clean(text, CAMPAIGN_LIMIT).strip();
    return clean.isEmpty() ? null : clean;
  }
}
