package dev.novapixel.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.topic.Epoch;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final Epoch E2 = new Epoch("e2");

  @Test
  void anEpochsTopicsAreItsOwnAndThoseOfItsStreams() {
    assertThat(Sweep.isOf(E2, "nova.e2.shopper-events")).isTrue();
    assertThat(Sweep.isOf(E2, "nova-stitcher-e2-nodes-changelog")).isTrue();
    assertThat(Sweep.isOf(E2, "nova-features-e2-shoppers-changelog")).isTrue();
  }

  @Test
  void nothingOfAnotherEpochOrOfAllIsTakenAway() {
    for (String other :
        new String[] {
          "nova.e1.shopper-events",
          "nova.e20.shopper-events",
          "nova-stitcher-e20-nodes-changelog",
          "nova-stitcher-e1-nodes-changelog",
          "nova.pixel-events",
          "nova.epochs",
          "nova.erasures",
          "other.e2.topic",
          "__consumer_offsets"
        }) {
      assertThat(Sweep.isOf(E2, other)).as(other).isFalse();
    }
  }
}
