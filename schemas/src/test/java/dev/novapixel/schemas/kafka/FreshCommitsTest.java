package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class FreshCommitsTest {
  private static final long NOW = 1_700_000_000_000L;

  @Test
  void whatIsFreshIsCommittedAtTheNextTick() throws Exception {
    onOneThread(() -> {
      var context = context();
      var commits = FreshCommits.of(context);
      context.setCurrentStreamTimeMs(NOW - 100);
      tick(context, NOW);
      assertThat(context.committed()).as("nothing was processed").isFalse();

      commits.processed();
      tick(context, NOW + 25);
      assertThat(context.committed()).isTrue();

      context.resetCommit();
      tick(context, NOW + 50);
      assertThat(context.committed()).as("it is committed").isFalse();
    });
  }

  @Test
  void aBacklogIsLeftToTheLongInterval() throws Exception {
    onOneThread(() -> {
      var context = context();
      var commits = FreshCommits.of(context);
      context.setCurrentStreamTimeMs(NOW - 5_000);
      commits.processed();
      tick(context, NOW);
      assertThat(context.committed()).isFalse();

      context.setCurrentStreamTimeMs(NOW - 10);
      tick(context, NOW + 25);
      assertThat(context.committed()).as("it has caught up").isTrue();
    });
  }

  @Test
  void theTasksOfAThreadAskOnceForAll() throws Exception {
    onOneThread(() -> {
      var tasks = List.of(context(), context());
      for (var task : tasks) {
        task.setCurrentStreamTimeMs(NOW);
        FreshCommits.of(task).processed();
      }
      tick(tasks.getFirst(), NOW);
      tick(tasks.getLast(), NOW + 3);
      assertThat(tasks).extracting(MockProcessorContext::committed).containsExactly(true, false);

      tick(tasks.getLast(), NOW + 28);
      assertThat(tasks.getLast().committed()).isTrue();
    });
  }

  @Test
  void withoutASettingNothingIsScheduled() {
    var context = new MockProcessorContext<Void, Void>();
    FreshCommits.of(context).processed();

    assertThat(context.scheduledPunctuators()).isEmpty();
  }

  private static MockProcessorContext<Void, Void> context() {
    var properties = new Properties();
    properties.put(FreshCommits.EVERY_MS, 25L);
    return new MockProcessorContext<>(properties);
  }

  private static void tick(MockProcessorContext<?, ?> context, long now) {
    List<CapturedPunctuator> scheduled = context.scheduledPunctuators();
    assertThat(scheduled)
        .singleElement()
        .satisfies(each -> assertThat(each.getInterval()).isEqualTo(Duration.ofMillis(25)));
    scheduled.getFirst().getPunctuator().punctuate(now);
  }

  /** Each stream thread remembers when it was asked. */
  private static void onOneThread(Runnable test) throws Exception {
    var done = new FutureTask<>(test, null);
    Thread.ofPlatform().start(done);
    done.get();
  }
}
