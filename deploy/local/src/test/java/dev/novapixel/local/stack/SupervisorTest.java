package dev.novapixel.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.novapixel.local.stack.PartState.Status;
import dev.novapixel.local.stack.StackState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final AtomicReference<StackState> told = new AtomicReference<>();

  @Test
  void partsStartAfterWhatTheyNeedAndEndBeforeIt() {
    var supervisor =
        supervisor(
            part("gateway", "kafka", "registry"),
            part("registry", "postgres"),
            part("postgres"),
            part("kafka"));

    supervisor.start();
    assertThat(log.indexOf("+registry")).isGreaterThan(log.indexOf("+postgres"));
    assertThat(log.indexOf("+gateway"))
        .isGreaterThan(log.indexOf("+registry"))
        .isGreaterThan(log.indexOf("+kafka"));
    assertThat(told.get().phase()).isEqualTo(Phase.READY);

    supervisor.close();
    assertThat(log.indexOf("-gateway"))
        .isLessThan(log.indexOf("-registry"))
        .isLessThan(log.indexOf("-kafka"));
    assertThat(log.indexOf("-registry")).isLessThan(log.indexOf("-postgres"));
    assertThat(told.get().phase()).isEqualTo(Phase.STOPPED);
    assertThat(told.get().parts()).extracting(PartState::status).containsOnly(Status.STOPPED);
  }

  @Test
  void aPartThatFailsStopsTheStartAndEverythingThatRuns() {
    var broken = new FakePart("registry", List.of("postgres"));
    broken.failures.set(1);
    var supervisor = supervisor(part("postgres"), broken, part("gateway", "registry"));

    assertThatThrownBy(supervisor::start)
        .isInstanceOf(StackException.class)
        .hasMessage("registry did not start: no luck");

    assertThat(log).contains("+postgres", "-postgres").doesNotContain("+gateway");
    assertThat(told.get().phase()).isEqualTo(Phase.FAILED);
    assertThat(told.get().reason()).contains("registry did not start");
  }

  @Test
  void aPartThatEndsByItselfIsStartedAgainAndSaidSo() {
    var part = new FakePart("recs", List.of());
    try (var supervisor = supervisor(part)) {
      supervisor.start();
      part.alive = false;

      await().atMost(Duration.ofSeconds(10)).until(() -> part.starts.get() == 2 && part.alive);
      await().atMost(Duration.ofSeconds(5)).until(() -> state("recs").status() == Status.READY);
      assertThat(state("recs").restarts()).isEqualTo(1);
    }
  }

  @Test
  void partsThatComeAndGoAreStartedAndEndedWhileTheOthersRun() {
    var first = new FakePart("stitcher", List.of());
    var second = new FakePart("stitcher-e2", List.of());
    second.failures.set(1);
    var wanted = new AtomicReference<List<Part>>(List.of(first));
    try (var supervisor =
        new Supervisor(
            List.of(part("kafka")),
            wanted::get,
            new Supervisor.Place(7070, "127.0.0.1"),
            InstantSource.system(),
            told::set)) {
      supervisor.start();
      assertThat(log).contains("+kafka", "+stitcher");

      wanted.set(List.of(first, second));
      await().atMost(Duration.ofSeconds(10)).until(() -> log.contains("+stitcher-e2"));
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> state("stitcher-e2").status() == Status.READY);
      assertThat(first.starts.get()).isEqualTo(1);

      wanted.set(List.of(second));
      await().atMost(Duration.ofSeconds(10)).until(() -> log.contains("-stitcher"));
      assertThat(told.get().parts())
          .extracting(PartState::name)
          .containsExactly("kafka", "stitcher-e2");
    }
    assertThat(log).contains("-stitcher-e2", "-kafka");
  }

  @Test
  void aStoppedStackRevivesNothing() {
    var part = new FakePart("recs", List.of());
    var supervisor = supervisor(part);
    supervisor.start();
    supervisor.close();

    assertThat(part.starts).hasValue(1);
    assertThat(supervisor.state().phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void aStopInTheMiddleOfTheStartAbandonsIt() throws InterruptedException {
    var entered = new CountDownLatch(1);
    var part = new FakePart("slow", List.of());
    part.onStart =
        abandoned -> {
          entered.countDown();
          await().until(abandoned::getAsBoolean);
          throw new StackException("it was stopped while it started");
        };
    var supervisor = supervisor(part, part("after", "slow"));
    var failure = new AtomicReference<Throwable>();
    var starter = Thread.ofVirtual().unstarted(supervisor::start);
    starter.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    starter.start();
    entered.await();

    supervisor.close();
    starter.join();

    assertThat(failure.get()).hasMessageContaining("stopped while it started");
    assertThat(log).doesNotContain("+after");
    assertThat(supervisor.state().phase()).isEqualTo(Phase.STOPPED);
  }

  private Supervisor supervisor(Part... parts) {
    return new Supervisor(
        List.of(parts), new Supervisor.Place(7070, "127.0.0.1"), InstantSource.system(), told::set);
  }

  private FakePart part(String name, String... needs) {
    return new FakePart(name, List.of(needs));
  }

  private PartState state(String name) {
    return told.get().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private interface OnStart {
    void run(BooleanSupplier abandoned);
  }

  /** A part without a program: what is tested here is when it is told to start and to end. */
  private final class FakePart implements Part {
    private final String name;
    private final List<String> needs;
    private final AtomicInteger starts = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean alive;
    private OnStart onStart = _ -> {};

    FakePart(String name, List<String> needs) {
      this.name = name;
      this.needs = needs;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> needs() {
      return needs;
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
      onStart.run(abandoned);
      if (failures.getAndDecrement() > 0) {
        throw new StackException("no luck");
      }
      starts.incrementAndGet();
      log.add("+" + name);
      alive = true;
      return new Running() {
        @Override
        public long pid() {
          return 1;
        }

        @Override
        public boolean alive() {
          return alive;
        }

        @Override
        public void stop() {
          log.add("-" + name);
        }
      };
    }
  }
}
