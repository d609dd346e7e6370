package dev.novapixel.local.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.shopper.Erasure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForgottenTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Forgotten forgotten = new Forgotten();

  @Test
  void anEventGoesByAnyIdentifierThatWasCutUpToThen() {
    forgotten.add(cut(Identifier.client("c1"), null, NOON));
    forgotten.add(cut(Identifier.customer("7"), null, NOON));

    assertThat(forgotten.includes(event("c1", null, null, NOON))).isTrue();
    assertThat(forgotten.includes(event("c2", "t1", "7", NOON))).isTrue();
    assertThat(forgotten.includes(event("c1", null, null, NOON.plusMillis(1)))).isFalse();
    assertThat(forgotten.includes(event("c2", "t1", "8", NOON))).isFalse();
    assertThat(forgotten.includes(event(null, null, null, NOON))).isFalse();
  }

  @Test
  void ofASharedCheckoutOnlyWhatNamesTheAccountGoes() {
    forgotten.add(cut(Identifier.checkout("t1"), "7", NOON));

    assertThat(forgotten.includes(event("c1", "t1", "7", NOON))).isTrue();
    assertThat(forgotten.includes(event("c1", "t1", "8", NOON))).isFalse();
    assertThat(forgotten.includes(event("c1", "t1", null, NOON))).isFalse();
  }

  @Test
  void theLargestCutHoldsAndAWishAloneCutsNothing() {
    forgotten.add(cut(Identifier.client("c1"), null, NOON.plusSeconds(9)));
    forgotten.add(cut(Identifier.client("c1"), null, NOON));
    forgotten.add(new Erasure("a.test", Identifier.client("c2"), null, NOON, false));

    assertThat(forgotten.includes(event("c1", null, null, NOON.plusSeconds(9)))).isTrue();
    assertThat(forgotten.includes(event("c2", null, null, NOON))).isFalse();
  }

  private static Erasure cut(Identifier identifier, @Nullable String customer, Instant upTo) {
    return new Erasure("a.test", identifier, customer, upTo, true);
  }

  private static PixelEvent event(
      @Nullable String client, @Nullable String token, @Nullable String customer, Instant at) {
    return new PixelEvent(
        "a.test",
        "e1",
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        "page_viewed",
        client,
        token,
        customer,
        Consent.ABSENT,
        at,
        null,
        false,
        at,
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        "{}");
  }
}
