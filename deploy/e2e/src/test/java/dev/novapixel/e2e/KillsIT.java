package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services are killed in the middle of a real shop's traffic; the final counts are as if not. */
class KillsIT {
  private static final int ROWS = 5_000;
  private static final List<String> OTHERS = List.of("stitcher", "features", "recs", "admin");

  private final Stack stack = Stack.running();

  @TempDir private Path folder;

  @Test
  void killingEachServiceInTheMiddleChangesNothingInTheFinalCounts()
      throws IOException, InterruptedException {
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), ROWS);
    TwoShops shops = TwoShops.begin(stack, slice, "60");
    stack.killAndAwaitRestart("gateway");
    assertThat(shops.sending().isAlive()).as("still sending when the others are killed").isTrue();
    Map<String, Long> killed = new TreeMap<>();
    OTHERS.forEach(service -> killed.put(service, stack.kill(service)));
    killed.forEach(stack::awaitReady);

    shops.awaitSame("");
  }
}
