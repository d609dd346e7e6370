package dev.novapixel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.local.compare.Comparison;
import dev.novapixel.local.compare.PartResult;
import dev.novapixel.local.stack.PartState;
import dev.novapixel.local.stack.PartState.Status;
import dev.novapixel.local.stack.StackState;
import dev.novapixel.local.stack.StackState.Phase;
import dev.novapixel.local.watch.Metrics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the stack is shown to people, while it starts and later. */
class RenderingTest {
  private static final long PID = ProcessHandle.current().pid();

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text, true);
  private final long start = Instant.now().minus(Duration.ofMinutes(90)).toEpochMilli();

  @Test
  void aPartIsToldOnceWhenItIsReady() {
    var display = new StartDisplay(out);

    display.accept(stack(Phase.STARTING, part("kafka", Status.STARTING, start, null)));
    display.accept(stack(Phase.STARTING, part("kafka", Status.READY, start + 4_200, null)));
    display.accept(stack(Phase.READY, part("kafka", Status.READY, start + 4_200, null)));

    assertThat(text.toString().lines()).containsExactly("  kafka     ready      4.2 s   port 7092");
  }

  @Test
  void aPartThatFallsSaysWhyAndWhereItsLogIsAndThenThatItIsBack() {
    var display = new StartDisplay(out);
    display.accept(stack(Phase.READY, part("redis", Status.READY, start, null)));
    display.accept(stack(Phase.READY, part("redis", Status.DOWN, start, "it ended by itself")));
    display.accept(stack(Phase.READY, part("redis", Status.STARTING, start, null)));
    display.accept(stack(Phase.READY, part("redis", Status.READY, start + 9_000, null)));

    assertThat(text.toString().lines())
        .hasSize(3)
        .element(1)
        .isEqualTo("  redis     is down: it ended by itself (log /logs/redis.log)");
  }

  @Test
  void freshnessIsToldHopByHopFromWhicheverServiceKnowsIt() {
    var stitcher =
        Metrics.parse(
            """
            nova_freshness_recent_seconds{hop="stitched",quantile="0.5",topic="pixel-events"} 0.021
            nova_freshness_recent_seconds{hop="stitched",quantile="0.99",topic="pixel-events"} 1.5
            nova_freshness_recent_seconds{hop="mirrored",quantile="0.5",topic="identities"} 7
            """);
    var features =
        Metrics.parse(
            """
            nova_freshness_recent_seconds{hop="computed",quantile="0.5",topic="shopper-events"} NaN
            nova_freshness_recent_seconds{hop="mirrored",quantile="0.5",topic="shopper-features"} 0.1
            """);

    Flow.freshness(List.of(stitcher, features), out);

    assertThat(text.toString().lines().map(line -> line.strip().replaceAll("\\s{2,}", " | ")))
        .containsExactly(
            "",
            "Freshness in the last 5 minutes | p50 | p99",
            "from happening to the gateway | no event | no event",
            "from there to the shopper's event | 21 ms | 1,500 ms",
            "from there to the features | no event | no event",
            "from there to the features in Redis | 100 ms | no event");
  }

  @Test
  void statusHasARowForEachPartWithItsAgeAndRestarts() {
    StatusCommand.parts(
        stack(Phase.READY, part("gateway", Status.READY, start, null)),
        Path.of("/home/.nova"),
        out);

    assertThat(text.toString())
        .startsWith(
            "The stack is ready, supervised by process " + PID + ", its state in /home/.nova")
        .containsPattern("gateway +ready +1 h +7092 +\\d+ .* 2\\R");
  }

  @Test
  void statusShowsTheFirstLineOfAReasonAndTheLog() {
    StatusCommand.parts(
        stack(
            Phase.READY,
            part("admin", Status.DOWN, start, "it was not ready within 60 s\nat a\nat b")),
        Path.of("/home/.nova"),
        out);

    assertThat(text.toString())
        .contains("it was not ready within 60 s (log /logs/admin.log)")
        .doesNotContain("at a");
  }

  private StackState stack(Phase phase, PartState... parts) {
    return new StackState(PID, 7070, "127.0.0.1", start, phase, null, List.of(parts));
  }

  private static PartState part(String name, Status status, long since, @Nullable String reason) {
    return new PartState(name, status, PID, 7092, since, 2, "/logs/" + name + ".log", reason);
  }

  @Test
  void aComparisonShowsEachPartAndTheFirstDifferences() {
    var same = new PartResult("identities", 12, 12, "aa", "aa", 0, 0, 0, 0, List.of());
    var erased = new PartResult("counts", 4, 4, "bb", "cc", 0, 0, 1, 3, List.of());
    var different =
        new PartResult(
            "features", 9, 8, "dd", "ee", 1, 2, 0, 0, List.of("features of shop|ann: …"));
    var asOf = Instant.parse("2026-03-01T12:00:00Z");

    VerifyCommand.print(new Comparison("e1", "e2", asOf, List.of(same, different)), out);
    assertThat(text.toString())
        .contains("Epochs e1 and e2 as of 2026-03-01T12:00:00Z")
        .containsPattern("identities +12 +12 +aa +same")
        .containsPattern("features +9 +8 +dd +ee: 1 by input, 2 by computing")
        .contains("They differ.", "features of shop|ann: …")
        .doesNotContain("They are the same");

    VerifyCommand.print(new Comparison("e1", "e2", asOf, List.of(same, erased)), out);
    assertThat(text.toString())
        .contains("same, but for 1 with what was erased since, 3 moving", "e2 leaves them out")
        .contains("Of 3 entries nothing can be said");
  }
}
