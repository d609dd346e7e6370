package dev.novapixel.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Metrics METRICS =
      Metrics.parse(
          """
          # HELP nova_mirror_lag Committed records that are not in Redis yet.
          # TYPE nova_mirror_lag gauge
          nova_mirror_lag{service="features",topic="nova.e1.shopper-features"} 3.0
          nova_mirror_lag{service="features",topic="with \\"quotes\\", and a comma"} 4.0
          process_uptime_seconds 12.5
          """);

  @Test
  void samplesOfOneNameAddUpOverTheirLabels() {
    assertThat(METRICS.sum("nova_mirror_lag")).isEqualTo(7);
    assertThat(METRICS.sum("process_uptime_seconds")).isEqualTo(12.5);
    assertThat(METRICS.sum("unknown")).isZero();
  }

  @Test
  void quotedCommasBelongToTheirLabel() {
    assertThat(METRICS.samples().get(1).labels()).containsKeys("service", "topic").hasSize(2);
  }
}
