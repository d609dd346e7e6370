package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.stack.PartState.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A part that falls comes back, sooner or later as it deserves. */
class SupervisedTest {
  private final Falling part = new Falling();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final Supervised supervised = new Supervised(part, () -> now, _ -> {});

  @Test
  void thePausesGrowWhileItKeepsFalling() {
    supervised.start();

    assertThat(List.of(pauseAfterFall(), pauseAfterFall(), pauseAfterFall()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(supervised.state().restarts()).isEqualTo(3);
  }

  @Test
  void aPartThatRanWellForAMinuteIsBackAfterASecond() {
    supervised.start();
    pauseAfterFall();
    pauseAfterFall();
    now = now.plus(Backoff.WELL_AFTER).plusSeconds(1);

    assertThat(pauseAfterFall()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aStartThatFailsIsTriedAgainAndSaysWhy() {
    supervised.start();
    part.alive = false;
    part.refuses = true;
    supervised.check();
    now = now.plusSeconds(1);
    supervised.check();

    assertThat(supervised.state().status()).isEqualTo(Status.DOWN);
    assertThat(supervised.state().reason()).isEqualTo("no luck; starting it again in 2 s");

    part.refuses = false;
    now = now.plusSeconds(2);
    supervised.check();

    assertThat(supervised.state().status()).isEqualTo(Status.READY);
    assertThat(supervised.state().reason()).isNull();
  }

  @Test
  void aStoppedPartStaysDown() {
    supervised.start();
    supervised.stop();
    part.alive = false;
    now = now.plusSeconds(60);
    supervised.check();

    assertThat(supervised.state().status()).isEqualTo(Status.STOPPED);
    assertThat(part.starts).isEqualTo(1);
  }

  /** Lets the part fall, and time pass by seconds until it has been started again. */
  private Duration pauseAfterFall() {
    int before = part.starts;
    part.alive = false;
    supervised.check();
    var fell = now;
    while (part.starts == before) {
      now = now.plusSeconds(1);
      supervised.check();
    }
    return Duration.between(fell, now);
  }

  private static final class Falling implements Part {
    private boolean alive;
    private boolean refuses;
    private int starts;

    @Override
    public String name() {
      return "part";
    }

    @Override
    public List<String> needs() {
      return List.of();
    }

    @Override
    public int port() {
      return 0;
    }

    @Override
    public Path log() {
      return Path.of("none.log");
    }

    @Override
    public Running start(BooleanSupplier abandoned) {
      if (refuses) {
        throw new StackException("no luck");
      }
      starts++;
      alive = true;
      return new Running() {
        @Override
        public long pid() {
          return starts;
        }

        @Override
        public boolean alive() {
          return alive;
        }

        @Override
        public void stop() {
          alive = false;
        }
      };
    }
  }
}
