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
          nova_fresh_seconds_bucket{topic="a",le="0.1"} 5
          nova_fresh_seconds_bucket{topic="a",le="0.2"} 9
          nova_fresh_seconds_bucket{topic="a",le="+Inf"} 10
          nova_fresh_seconds_bucket{topic="b",le="0.1"} 0
          nova_fresh_seconds_bucket{topic="b",le="0.2"} 0
          nova_fresh_seconds_bucket{topic="b",le="+Inf"} 0
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

  @Test
  void aQuantileIsTheBoundOfItsBucket() {
    assertThat(METRICS.quantile("nova_fresh_seconds", 0.5, _ -> true)).contains(0.1);
    assertThat(METRICS.quantile("nova_fresh_seconds", 0.9, _ -> true)).contains(0.2);
    assertThat(METRICS.quantile("nova_fresh_seconds", 0.99, _ -> true))
        .contains(Double.POSITIVE_INFINITY);
    assertThat(METRICS.largestBound("nova_fresh_seconds")).contains(0.2);
  }

  @Test
  void whereNothingWasMeasuredThereIsNoQuantile() {
    assertThat(METRICS.quantile("nova_fresh_seconds", 0.5, labels -> labels.containsValue("b")))
        .isEmpty();
    assertThat(METRICS.quantile("unknown", 0.5, _ -> true)).isEmpty();
  }
}
