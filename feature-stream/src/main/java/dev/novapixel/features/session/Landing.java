package dev.novapixel.features.session;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import org.jspecify.annotations.Nullable;

/** Where a session began, and what brought the shopper there. */
public record Landing(
    @Nullable String url,
    @Nullable String referrer,
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign) {

  static Landing of(Page page) {
    return new Landing(page.url(), page.referrer(), page.source(), page.medium(), page.campaign());
  }

  void write(BinaryWriter out) {
    out.text(url).text(referrer).text(source).text(medium).text(campaign);
  }

  static Landing read(BinaryReader in) {
    return new Landing(
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        in.optionalText());
  }
}
