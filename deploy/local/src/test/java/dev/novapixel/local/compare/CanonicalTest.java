package dev.novapixel.local.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.event.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTest {
  private record Value(Map<String, Long> amounts, Instant at, Duration gap, Identifier whose) {}

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GAP = Duration.ofMinutes(30);
  private static final Identifier ANN = Identifier.client("ann");

  @Test
  void theOrderInWhichAMapWasFilledDoesNotShow() {
    Map<String, Long> one = new LinkedHashMap<>();
    one.put("EUR", 5L);
    one.put("USD", 7L);
    Map<String, Long> other = new LinkedHashMap<>();
    other.put("USD", 7L);
    other.put("EUR", 5L);

    assertThat(text(new Value(one, NOON, GAP, ANN)))
        .isEqualTo(text(new Value(other, NOON, GAP, ANN)));
  }

  @Test
  void whatDiffersIsNamedWithBothValues() {
    var one = text(new Value(Map.of("EUR", 5L), NOON, GAP, ANN));
    var other = text(new Value(Map.of("EUR", 6L), NOON, GAP, ANN));

    assertThat(Canonical.differences(one, other)).containsExactly("amounts.EUR: 5, 6");
    assertThat(Canonical.differences(one, one)).isEmpty();
    assertThat(Canonical.differences(one, null)).containsExactly("only in the first");
    assertThat(Canonical.differences(null, other)).containsExactly("only in the second");
    assertThat(Canonical.hash(one)).isNotEqualTo(Canonical.hash(other));
  }

  private static String text(Value value) {
    return Canonical.text(Canonical.object(value));
  }
}
