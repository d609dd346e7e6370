package dev.novapixel.features.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long NOW = 1_790_000_000_000L;

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
  private final Pace pace = new Pace(context, Duration.ofMillis(25));

  @Test
  void whatIsFreshIsCommittedSoon() {
    committedAt(NOW);
    pace.took(NOW - 40);

    assertThat(asksAt(NOW + 24)).isFalse();
    assertThat(asksAt(NOW + 25)).isTrue();
  }

  @Test
  void whatWaitedLongWaitsForOthersTheLongerTheOlderItIs() {
    committedAt(NOW);
    pace.took(NOW - 400);

    assertThat(asksAt(NOW + 159)).isFalse();
    assertThat(asksAt(NOW + 160)).isTrue();
  }

  @Test
  void theFreshestOfATransactionDecides() {
    committedAt(NOW);
    pace.took(NOW - 60_000);
    pace.took(NOW - 10);
    pace.took(NOW - 60_000);

    assertThat(asksAt(NOW + 25)).isTrue();
  }

  @Test
  void aTransactionOfYesterdaysEventsIsASecondLong() {
    committedAt(NOW);
    pace.took(NOW - Duration.ofDays(1).toMillis());

    assertThat(asksAt(NOW + 999)).isFalse();
    assertThat(asksAt(NOW + 1_000)).isTrue();
  }

  @Test
  void whereNothingCameNothingIsCommitted() {
    committedAt(NOW);
    pace.took(NOW);
    committedAt(NOW);

    assertThat(pace.isIdle()).isTrue();
    assertThat(asksAt(NOW + 60_000)).isFalse();
  }

  @Test
  void whoCanWaitALittleWaitsWhereOthersCanWaitMore() {
    committedAt(NOW);
    pace.took(NOW - 60_000);
    pace.within(Duration.ofMillis(250));

    assertThat(asksAt(NOW + 249)).isFalse();
    assertThat(asksAt(NOW + 250)).isTrue();
  }

  private void committedAt(long now) {
    context.setCurrentSystemTimeMs(now);
    pace.committed();
  }

  private boolean asksAt(long now) {
    context.resetCommit();
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now);
    return context.committed();
  }
}
