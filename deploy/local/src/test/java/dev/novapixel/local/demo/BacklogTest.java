package dev.novapixel.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
  @Test
  void valuesThatLeaveTheirWindowsKeepNobodyWaiting() {
    assertThat(new Backlog(0, 0, 51).isWorkedOff()).isTrue();
    assertThat(new Backlog(0, 0, 20_000).isWorkedOff()).isFalse();
  }

  @Test
  void oneEventThatIsNotStitchedOrComputedIsWaitedFor() {
    assertThat(new Backlog(1, 0, 0).isWorkedOff()).isFalse();
    assertThat(new Backlog(0, 1, 0).isWorkedOff()).isFalse();
  }

  @Test
  void aPersonReadsWhatWaitsForWhat() {
    assertThat(new Backlog(1_200, 34, 5))
        .hasToString("to be stitched 1,200, computed 34, mirrored 5");
  }
}
