package dev.novapixel.recs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private Instant now = Instant.EPOCH;
  private final Circuit circuit = new Circuit(() -> now);

  @Test
  void aStoreThatAnswersIsAlwaysAsked() {
    circuit.failed();
    circuit.failed();
    circuit.succeeded();
    circuit.failed();
    circuit.failed();

    assertThat(circuit.allows()).isTrue();
  }

  @Test
  void afterThreeFailuresInARowItIsLeftAloneForAWhile() {
    failThrice();

    assertThat(circuit.allows()).isFalse();
    now = now.plus(Duration.ofMillis(499));
    assertThat(circuit.allows()).isFalse();
  }

  @Test
  void thenOneRequestTriesWhileTheOthersPassItBy() {
    failThrice();
    now = now.plus(Duration.ofMillis(500));

    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).isFalse();
    circuit.failed();
    now = now.plus(Duration.ofMillis(499));
    assertThat(circuit.allows()).isFalse();
    now = now.plus(Duration.ofMillis(1));
    assertThat(circuit.allows()).isTrue();
  }

  @Test
  void theFirstSuccessOpensTheWayForAll() {
    failThrice();
    now = now.plus(Duration.ofMillis(500));
    assertThat(circuit.allows()).isTrue();

    circuit.succeeded();

    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).isTrue();
  }

  private void failThrice() {
    circuit.failed();
    circuit.failed();
    circuit.failed();
  }
}
