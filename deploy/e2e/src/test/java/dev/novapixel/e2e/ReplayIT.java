package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.Drills;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that the stack has been told, by this test and by any before it, computed once more beside
 * what runs: this test's shop comes to the same, and nobody who asks meanwhile notices.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {
  private static final int ROWS = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Stack stack = Stack.running();
  private final Shop shop = Shop.open(stack);

  @TempDir private Path folder;

  /** Others expect the first epoch. */
  @AfterEach
  void onlyTheFirstEpochIsLeft() {
    if (epochs().matches("(?s)\\s*live +e1\\s*")) {
      return;
    }
    if (epochs().matches("(?s).*live +e1.*")) {
      nova("replay", "--abandon");
    } else {
      nova("replay", "--rollback");
    }
    nova("replay", "--drop");
    assertThat(epochs()).containsPattern("live +e1").doesNotContain("go back", "built");
  }

  @Test
  void aReplayComesToTheSameAsWhatRanThroughKillsAndDuplicatesAndNobodyNotices()
      throws IOException, InterruptedException {
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), ROWS);
    RealClicks clicks = RealClicks.read(slice);
    sendWithKills(slice);
    succeeds(shop.send(slice, "--as", "rees46", "--as-live"));
    String forgotten = forgetOne(clicks);
    new TwiceTold(shop).send();
    shop.awaitCount(2 * ROWS + TwiceTold.EVENTS);
    String client = "client:" + clicks.loners().get(1).getFirst().browser();
    String product = clicks.topProducts(1).getFirst();

    try (Asking asking =
        Asking.begin(
            shop.recs(),
            "/v1/popular",
            "/v1/products/" + product + "/also-viewed",
            "/v1/shoppers/" + client + "/features")) {
      killInTheMiddle();
      Stack.Result replayed = nova("replay", "--shop", shop.name());
      assertThat(replayed.exit()).as(replayed.output()).isZero();
      assertThat(replayed.output()).containsPattern("Epoch e\\d+ is live");
      Stack.Result verified = nova("verify", "--shop", shop.name());
      assertThat(verified.exit()).as(verified.output()).isZero();
      assertThat(verified.output()).contains("They are the same");
      assertThat(epochs()).contains("to see that it is the same");
      await().atMost(PATIENCE).until(() -> asking.epochs().size() == 2);
      assertThat(shop.recs().get("/v1/shoppers/" + forgotten).status()).isEqualTo(404);
      assertThat(shop.stats().get("epoch").asText()).isNotEqualTo("e1");

      Stack.Result back = nova("replay", "--rollback");
      assertThat(back.exit()).as(back.output()).isZero();
      assertThat(back.output()).contains("Epoch e1 is live again.");
    }
    succeeds(nova("replay", "--drop"));
    assertThat(new Kept(stack).inRedis("nova:e2:")).isEmpty();
    assertThat(stack.home().resolve("state/nova-stitcher-e2")).doesNotExist();
  }

  @Test
  @EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
  void aReplayFromATimeKnowsWhatCameSinceAndSaysWhatItLacks() throws IOException {
    Path slice = DemoData.slice(folder.resolve("clicks.csv.gz"), 300);
    succeeds(shop.send(slice, "--as", "rees46", "--as-live"));
    shop.awaitCount(RealClicks.read(slice).sent());
    String since = Instant.now().toString();
    Shop later = Shop.open(stack);
    succeeds(later.send(slice, "--as", "rees46", "--as-live"));
    later.awaitCount(RealClicks.read(slice).sent());

    Stack.Result refused = nova("replay", "--from", since);
    assertThat(refused.exit()).as(refused.output()).isEqualTo(5);
    assertThat(refused.output()).contains("Left out would be events", "--accept-loss");

    Stack.Result built = nova("replay", "--from", since, "--accept-loss");
    assertThat(built.exit()).as(built.output()).isEqualTo(4);
    assertThat(epochs()).contains("lacks what was received before " + since.substring(0, 19));
    assertThat(nova("verify", "--shop", later.name()).exit()).isZero();
    Stack.Result earlier = nova("verify", "--shop", shop.name());
    assertThat(earlier.exit()).as(earlier.output()).isEqualTo(4);
    assertThat(earlier.output()).contains("by input");
    Stack.Result other = nova("replay", "--from", "2020-01-01T00:00:00Z", "--accept-loss");
    assertThat(other.exit()).as(other.output()).isEqualTo(1);
    assertThat(other.output()).contains("is being built from " + since.substring(0, 19));
  }

  /** Runs last: what it takes from the log, no other test can replay. */
  @Test
  @Order(Integer.MAX_VALUE)
  void aReplayThatWouldLoseHistoryIsRefusedWithTheTimeAndLeavesNothingBehind() throws Exception {
    succeeds(
        nova(
            "send",
            DemoData.slice(folder.resolve("few.csv.gz"), 50).toString(),
            "--as",
            "rees46",
            "--as-live"));
    try (Admin admin = stack.kafka()) {
      String log = Topics.PIXEL_EVENTS.in(Epoch.FIRST);
      Map<TopicPartition, RecordsToDelete> first = new HashMap<>();
      admin.describeTopics(List.of(log)).allTopicNames().get().values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .map(info -> new TopicPartition(log, info.partition()))
          .forEach(partition -> first.put(partition, RecordsToDelete.beforeOffset(1)));
      admin.deleteRecords(first).all().get();
    }

    Stack.Result refused = nova("replay");

    assertThat(refused.exit()).as(refused.output()).isEqualTo(5);
    assertThat(refused.output())
        .containsPattern("received before 20\\d\\d-.*Z")
        .contains("--accept-loss");
    assertThat(epochs()).doesNotContain("being built");
  }

  /** The stitcher and the features are killed while the clicks flow. */
  private void sendWithKills(Path slice) throws IOException, InterruptedException {
    Process sending =
        stack.start(shop.sending(slice, "--as", "rees46", "--as-live", "--rate", "300"));
    await("traffic has begun")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> shop.count().all() > 0);
    long stitcher = stack.kill("stitcher");
    long features = stack.kill("features");
    String said = new String(sending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sending.waitFor()).as(said).isZero();
    stack.awaitReady("stitcher", stitcher);
    stack.awaitReady("features", features);
  }

  /** Erases a shopper of the real data; returns by what it was known. */
  private String forgetOne(RealClicks clicks) {
    long sent = clicks.sent() * 2;
    shop.awaitCount(sent);
    String client = "client:" + clicks.loners().getFirst().getFirst().browser();
    assertThat(shop.admin("/erasures", "{\"shopper\": \"%s\"}".formatted(client)).status())
        .isEqualTo(202);
    await("it is forgotten")
        .atMost(PATIENCE)
        .until(() -> shop.recs().get("/v1/shoppers/" + client).status() == 404);
    return client;
  }

  /** A replay that has just begun to build ends without a word. */
  private void killInTheMiddle() throws IOException {
    Process replay = stack.start(List.of("replay", "--reason", "to see that it is the same"));
    await("an epoch is being built")
        .atMost(PATIENCE)
        .until(() -> stack.parts().stream().anyMatch(name -> name.startsWith("stitcher-e")));
    replay.destroyForcibly();
    replay.onExit().join();
    assertThat(epochs()).contains("being built");
  }

  private Stack.Result nova(String... arguments) {
    return stack.nova(List.of(arguments));
  }

  private String epochs() {
    return nova("replay", "--status").output();
  }

  private static void succeeds(Stack.Result result) {
    assertThat(result.exit()).as(result.output()).isZero();
  }
}
