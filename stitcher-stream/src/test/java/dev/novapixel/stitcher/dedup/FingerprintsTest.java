package dev.novapixel.stitcher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final String KEY = "demo.nova.test|client:c1";
  private static final String TIME = "2026-03-14T12:00:00.123Z";

  @Test
  void anEventIsKnownAgainByItsRecordKeyAndId() {
    assertThat(id(KEY, "e1")).isEqualTo(id(KEY, "e1"));
    assertThat(id(KEY, "e1")).isNotEqualTo(id(KEY, "e2"));
    assertThat(id(KEY, "e1")).isNotEqualTo(id("other.nova.test|client:c1", "e1"));
  }

  @Test
  void keyAndIdDoNotRunTogether() {
    assertThat(id(KEY + "e", "1")).isNotEqualTo(id(KEY, "e1"));
  }

  @Test
  void oneContentUnderTwoOfShopifysIdsIsOne() {
    var first = Fingerprints.of(KEY, event("sh-1", TIME), "t1", "p1|v1|1");
    var second = Fingerprints.of(KEY, event("shu-2", TIME), "t1", "p1|v1|1");

    assertThat(first.content()).isNotNull().isEqualTo(second.content());
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void anotherLineTokenOrInstantIsAnotherContent() {
    var content = Fingerprints.of(KEY, event("sh-1", TIME), "t1", "p1|v1|1").content();

    assertThat(Fingerprints.of(KEY, event("sh-1", TIME), "t1", "p1|v1|2").content())
        .isNotEqualTo(content);
    assertThat(Fingerprints.of(KEY, event("sh-1", TIME), null, "p1|v1|1").content())
        .isNotEqualTo(content);
    assertThat(Fingerprints.of(KEY, event("sh-1", TIME + "0"), "t1", "p1|v1|1").content())
        .isNotEqualTo(content);
  }

  @Test
  void ofOtherSendersNothingIsKnownByItsContentAlone() {
    assertThat(Fingerprints.of(KEY, event("e1", TIME), "t1", "p1|v1|1").content()).isNull();
    assertThat(Fingerprints.of(KEY, event("sh-1", null), "t1", "p1|v1|1").content()).isNull();
    assertThat(Fingerprints.of(KEY, event("sh-1", TIME), null, null).content()).isNull();
  }

  private static Fingerprints.Fingerprint id(String key, String id) {
    return Fingerprints.of(key, event(id, null), null, null).id();
  }

  private static PixelEvent event(String id, @Nullable String clientTime) {
    Instant noon = Instant.parse("2026-03-14T12:00:00Z");
    return new PixelEvent(
        "demo.nova.test",
        id,
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        "product_added_to_cart",
        "c1",
        null,
        null,
        Consent.ABSENT,
        noon,
        clientTime,
        false,
        noon,
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        "{}");
  }
}
