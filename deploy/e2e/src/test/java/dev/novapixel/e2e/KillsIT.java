package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services are killed in the middle of a real shop's traffic; the final counts are as if not. */
class KillsIT {
  private static final int ROWS = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> OTHERS = List.of("stitcher", "features", "recs", "admin");

  private final Stack stack = Stack.running();

  @TempDir private Path folder;

  @Test
  void killingEachServiceInTheMiddleChangesNothingInTheFinalCounts()
      throws IOException, InterruptedException {
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), ROWS);
    RealClicks clicks = RealClicks.read(slice);
    Shop calm = Shop.open(stack);
    Shop stormy = Shop.open(stack);

    Stack.Result undisturbed = calm.send(slice, "--as", "rees46", "--as-live");
    assertThat(undisturbed.exit()).as(undisturbed.output()).isZero();
    Process sending =
        stack.start(stormy.sending(slice, "--as", "rees46", "--as-live", "--rate", "60"));
    await("traffic has begun")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> stormy.count().all() > 0);
    stack.killAndAwaitRestart("gateway");
    assertThat(sending.isAlive()).as("still sending when the others are killed").isTrue();
    Map<String, Long> killed = new TreeMap<>();
    OTHERS.forEach(service -> killed.put(service, stack.kill(service)));
    killed.forEach(stack::awaitReady);
    String said = new String(sending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(sending.waitFor()).as(said).isZero();
    long events = clicks.rows().size();
    assertThat(calm.awaitCount(ROWS).counted()).isEqualTo(events);
    await("every event of the stormy shop is counted, and once")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> stormy.count().counted() == events);
    await("both shops tell the same")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(FinalCounts.of(stormy, clicks)).isEqualTo(FinalCounts.of(calm, clicks)));
  }
}
