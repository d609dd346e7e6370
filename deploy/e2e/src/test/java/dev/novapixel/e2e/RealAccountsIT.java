package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real click file with its accounts told on every event: then the accounts are the shoppers,
 * and sessions by account and silence are known to be exactly 4,518.
 */
@EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
class RealAccountsIT {
  private static final String MAPPING = "/mappings/rees46.yml";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void accountsAreShoppersAndTheirSessionsAreTheKnownNumber() throws IOException {
    Path file = DemoData.clicks();
    Shop shop = Shop.open(Stack.running());
    RealClicks clicks = RealClicks.read(file);

    Stack.Result sent = shop.send(file, "--map", mapping().toString(), "--as-live");

    assertThat(sent.exit()).as(sent.output()).isZero();
    shop.awaitCount(clicks.sent());
    long accounts = clicks.rows().stream().map(RealClicks.Row::user).distinct().count();
    await("shoppers and sessions are complete")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          assertThat(shop.stats().at("/shoppers/total").asLong()).isEqualTo(accounts);
          assertThat(shop.stats().at("/sessions/total").asLong()).isEqualTo(4_518);
        });
    assertThat(accounts).isEqualTo(4_504);
  }

  /** That of REES46, in which the account is told from the third event on, without the wait. */
  private Path mapping() throws IOException {
    try (InputStream bundled = RealAccountsIT.class.getResourceAsStream(MAPPING)) {
      assertThat(bundled).isNotNull();
      String text = new String(bundled.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(", after: 2");
      return Files.writeString(folder.resolve("told.yml"), text.replace(", after: 2", ""));
    }
  }
}
