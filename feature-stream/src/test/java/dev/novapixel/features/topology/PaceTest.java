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
  void whatWaitedLongWaitsForOthersAQuarterOfItsAge() {
    committedAt(NOW);
    pace.took(NOW - 900);

    assertThat(asksAt(NOW + 290)).isFalse();
    assertThat(asksAt(NOW + 310)).isTrue();
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
  void aTransactionOfYesterdaysEventsIsHalfASecondLong() {
    committedAt(NOW);
    pace.took(NOW - Duration.ofDays(1).toMillis());

    assertThat(asksAt(NOW + 499)).isFalse();
    assertThat(asksAt(NOW + 500)).isTrue();
  }

  @Test
  void whereNothingCameNothingIsCommitted() {
    pace.took(NOW);
    committedAt(NOW);

    assertThat(asksAt(NOW + 60_000)).isFalse();
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
