package dev.novapixel.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.access.Access.Scope;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.shop.ShopSettings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyLimitsTest {
  private static final long SECOND = 1_000_000_000L;

  private long now;
  private final KeyLimits limits = new KeyLimits(new Rate(10, 20), new Rate(100, 200), () -> now);

  @Test
  void eachKeyHasABucketOfItsOwnKind() {
    assertThat(burst(key("a", Scope.WRITE))).isEqualTo(20);
    assertThat(burst(key("b", Scope.WRITE))).isEqualTo(20);
    assertThat(burst(key("s", Scope.SERVER))).isEqualTo(200);
  }

  @Test
  void theSecondsToWaitAreWholeAndTrue() {
    Access key = key("a", Scope.WRITE);
    limits.pass(key);
    limits.count(key, 34); // 14 beyond the burst: 1.5 s to the next token

    assertThat(limits.pass(key)).isEqualTo(2);
    now += SECOND;
    assertThat(limits.pass(key)).isEqualTo(1);
    now += SECOND;
    assertThat(limits.pass(key)).isZero();
  }

  @Test
  void keysThatAreNotUsedAnyMoreAreForgotten() {
    IntStream.range(0, 5000).forEach(i -> limits.pass(key("old-" + i, Scope.WRITE)));
    assertThat(limits.size()).as("none of them is full again").isEqualTo(5000);

    now += 3 * SECOND;
    Access busy = key("busy", Scope.WRITE);
    int sent = burst(busy);
    IntStream.range(0, 5000).forEach(i -> limits.pass(key("new-" + i, Scope.WRITE)));

    assertThat(limits.size()).isLessThan(7000);
    assertThat(sent).isEqualTo(20);
    assertThat(limits.pass(busy)).as("a sweep takes no debts away").isPositive();
  }

  private int burst(Access key) {
    int passed = 0;
    while (limits.pass(key) == 0) {
      passed++;
    }
    return passed;
  }

  private static Access key(String hash, Scope scope) {
    return new Access(
        new ShopSettings(
            "socks.test",
            1,
            true,
            List.of(),
            List.of(),
            WhenAbsent.DENIED,
            ShopSettings.DEFAULT_SESSION_GAP,
            "EUR",
            ShopSettings.CatalogMode.FROM_EVENTS,
            Instant.EPOCH),
        scope,
        hash,
        Set.of());
  }
}
