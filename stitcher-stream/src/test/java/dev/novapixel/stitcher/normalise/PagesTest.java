package dev.novapixel.stitcher.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.ShopperEvent.Page;
import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void theCampaignIsReadFromTheQueryAndTheFragmentIsLeftOut() {
    var page =
        Pages.of("https://a.example/p?x=1&utm_source=a%20b&utm_campaign=spring+26#top", null, null);

    assertThat(page.url()).endsWith("spring+26");
    assertThat(page.source()).isEqualTo("a b");
    assertThat(page.medium()).isNull();
    assertThat(page.campaign()).isEqualTo("spring 26");
  }

  @Test
  void aBrokenEscapeIsKeptAsItIs() {
    assertThat(Pages.of("https://a.example/?utm_source=%zz", null, null).source()).isEqualTo("%zz");
  }

  @Test
  void anEventWithoutAPageHasAnUnknownOne() {
    assertThat(Pages.of(null, null, null)).isSameAs(Page.UNKNOWN);
  }
}
