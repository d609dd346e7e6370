package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The same clicks in two shops: one had them in peace, to the other they are being sent while
 * something happens. In the end both have to tell the same.
 *
 * @param sending what sends to the stormy shop
 */
record TwoShops(Shop calm, Shop stormy, RealClicks clicks, Process sending) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Returns when traffic has begun, at {@code rate} events a second. */
  static TwoShops begin(Stack stack, Path file, String rate)
      throws IOException, InterruptedException {
    Shop calm = Shop.open(stack);
    Shop stormy = Shop.open(stack);
    Stack.Result undisturbed = calm.send(file, "--as", "rees46", "--as-live");
    assertThat(undisturbed.exit()).as(undisturbed.output()).isZero();
    Process sending =
        stack.start(stormy.sending(file, "--as", "rees46", "--as-live", "--rate", rate));
    await("traffic has begun")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> stormy.count().all() > 0);
    return new TwoShops(calm, stormy, RealClicks.read(file), sending);
  }

  /** Waits until all is sent, and counted in both shops to the same. */
  void awaitSame(String hint) throws IOException, InterruptedException {
    String said = new String(sending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sending.waitFor()).as("%s %s", hint, said).isZero();
    long events = clicks.rows().size();
    for (Shop shop : new Shop[] {calm, stormy}) {
      await("every event is counted, and once; " + hint)
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> shop.count().counted() == events);
    }
    await("both shops tell the same; " + hint)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(FinalCounts.of(stormy, clicks)).isEqualTo(FinalCounts.of(calm, clicks)));
  }
}
