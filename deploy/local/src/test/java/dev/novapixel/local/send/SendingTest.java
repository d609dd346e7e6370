package dev.novapixel.local.send;

import static dev.novapixel.local.send.ScriptedGateway.all;
import static dev.novapixel.local.send.ScriptedGateway.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.mapping.Mappings;
import dev.novapixel.local.send.ScriptedGateway.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files on their way to a gateway, whatever that answers. */
class SendingTest {
  @TempDir private Path folder;

  @Test
  void eventsOfOneClientArriveInTheirOrder() throws Exception {
    var file = events("clicks.ndjson", IntStream.range(0, 700).mapToObj(i -> event("e" + i, "c")));
    try (var gateway = new ScriptedGateway(SendingTest::takesAll)) {
      assertThat(send(gateway, file).accepted()).isEqualTo(700);

      assertThat(gateway.posted().stream().flatMap(List::stream))
          .containsExactlyElementsOf(IntStream.range(0, 700).mapToObj(i -> "e" + i).toList());
    }
  }

  @Test
  void whatTheGatewayCannotTakeNowIsSentAgainAndNothingElseIs() throws Exception {
    var file = events("clicks.ndjson", Stream.of(event("e0", "c"), event("e1", "c")));
    var late = new AtomicInteger();
    try (var gateway =
        new ScriptedGateway(ids ->
            ids.contains("e1") && late.getAndIncrement() == 0
                ? new Reply(503, judged(ids))
                : all(ids, "accepted"))) {
      var summary = send(gateway, file);

      assertThat(gateway.posted().stream().flatMap(List::stream)).containsExactly("e0", "e1", "e1");
      assertThat(summary.accepted()).isEqualTo(2);
      assertThat(summary.retried()).isEqualTo(1);
      assertThat(summary.complete()).isTrue();
    }
  }

  @Test
  void aBusyGatewayIsAskedAgain() throws Exception {
    var file = events("clicks.ndjson", Stream.of(event("e0", "c")));
    var posts = new AtomicInteger();
    try (var gateway =
        new ScriptedGateway(
            ids -> posts.getAndIncrement() < 3 ? problem(429, "too fast") : all(ids, "accepted"))) {
      assertThat(send(gateway, file).accepted()).isEqualTo(1);
      assertThat(gateway.posted()).hasSize(4);
    }
  }

  @Test
  void aPostThatIsTooLargeIsHalvedAndOneEventAloneThatIsTooLargeIsRejected() throws Exception {
    var file =
        events("clicks.ndjson", Stream.of("a", "b", "huge", "c").map(id -> event(id, "one")));
    try (var gateway =
        new ScriptedGateway(ids ->
            ids.contains("huge") || ids.size() > 2
                ? problem(413, "too large")
                : all(ids, "accepted"))) {
      var summary = send(gateway, file);

      assertThat(summary.accepted()).isEqualTo(3);
      assertThat(summary.rejections()).containsExactly(Map.entry("too_large", 1L));
      assertThat(rejected(file)).singleElement().asString().contains("\"huge\"", "\"row\":3");
    }
  }

  @Test
  void aKeyThatOpensNothingEndsTheSendingWithTheGatewaysReason() throws Exception {
    var file = events("clicks.ndjson", Stream.of(event("e0", "c")));
    try (var gateway = new ScriptedGateway(_ -> problem(401, "The key is unknown"))) {
      assertThatThrownBy(() -> send(gateway, file))
          .isInstanceOf(SendException.class)
          .hasMessage("Nothing more was sent: the gateway answers 401: The key is unknown");
    }
  }

  @Test
  void eachFilesRejectedRowsAndEventsGoToAFileOfItsOwn() throws Exception {
    var good = events("good.ndjson", Stream.of(event("e0", "c")));
    var bad = events("bad.ndjson", Stream.of("{\"no\":\"event\"}", event("e1", "c"), "nonsense"));
    var refused = events("refused.ndjson", Stream.of(event("x9", "c")));
    try (var gateway =
        new ScriptedGateway(
            ids -> all(ids, ids.getFirst().startsWith("x") ? "rejected" : "accepted"))) {
      var summary = send(gateway, good, bad, refused);

      assertThat(summary.accepted()).isEqualTo(2);
      assertThat(summary.badRows()).isEqualTo(2);
      assertThat(summary.firstBadRow())
          .startsWith("row 1 of " + bad + ": not an event")
          .endsWith("it has no name or no timestamp");
      assertThat(rejected(good)).isEmpty();
      assertThat(rejected(bad)).hasSize(2);
      assertThat(rejected(refused)).singleElement().asString().contains("\"x9\"");
    }
  }

  @Test
  void theRejectedOfAnEarlierSendingAreReplaced() throws Exception {
    var file = events("clicks.ndjson", Stream.of(event("e0", "c")));
    Files.writeString(rejectedOf(file), "{\"row\":1}\n");
    try (var gateway = new ScriptedGateway(SendingTest::takesAll)) {
      send(gateway, file);
    }

    assertThat(rejectedOf(file)).doesNotExist();
  }

  @Test
  void aFileThatIsCutShortIsFoundBeforeAnythingIsSent() throws Exception {
    var whole = events("whole.ndjson", Stream.of(event("e0", "c"), event("e1", "c")));
    var cut = folder.resolve("cut.ndjson.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(cut))) {
      out.write(Files.readAllBytes(whole));
    }
    var bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 12));
    try (var gateway = new ScriptedGateway(SendingTest::takesAll)) {
      assertThatThrownBy(() -> send(gateway, whole, cut))
          .isInstanceOf(SendException.class)
          .hasMessageStartingWith("Nothing was sent: " + cut + " cannot be read to its end: ");
      assertThat(gateway.posted()).isEmpty();
    }
  }

  @Test
  void aDocumentThatIsNoJsonIsToldWithTheLine() throws IOException {
    var file = Files.writeString(folder.resolve("doc.json"), "[\n{\"id\": 1},\n{oops}\n]");

    assertThatThrownBy(() -> survey(List.of(file)))
        .hasMessageContaining(file + " cannot be read to its end: not JSON in line 3: ");
  }

  /** Everything is accepted but e1. */
  private static String judged(List<String> ids) {
    return ids.stream()
        .map(id ->
            "{\"id\":\"%s\",\"status\":\"%s\"}"
                .formatted(id, id.equals("e1") ? "retry" : "accepted"))
        .collect(Collectors.joining(",", "{\"data\":{\"results\":[", "]}}"));
  }

  private static Reply takesAll(List<String> ids) {
    return all(ids, "accepted");
  }

  private Summary send(ScriptedGateway scripted, Path... files)
      throws IOException, InterruptedException {
    var all = List.of(files);
    var recipe = Mappings.named(Mappings.SHOPIFY);
    var plan =
        new Sending.Plan(
            all,
            recipe,
            "shop.test",
            "",
            survey(all),
            new Pace.FlatOut(),
            new EventClock.Historical(),
            SendingTest::rejectedOf);
    try (var gateway = new Gateway(scripted.url(), "key", false)) {
      return new Sending(plan, gateway).run();
    }
  }

  private static Survey survey(List<Path> files) {
    return Survey.of(files, Mappings.named(Mappings.SHOPIFY), "shop.test", new Pace.FlatOut());
  }

  private Path events(String name, Stream<String> lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), lines.collect(Collectors.joining("\n", "", "\n")));
  }

  private static String event(String id, String client) {
    return """
    {"id":"%s","clientId":"%s","name":"page_viewed","timestamp":"2026-11-21T10:00:00.000Z","data":{}}\
    """
        .formatted(id, client);
  }

  private static Path rejectedOf(Path file) {
    return Path.of(file + ".rejected.ndjson");
  }

  /** Each line of a file's rejected, checked to be JSON. */
  private static List<String> rejected(Path file) throws IOException {
    if (!Files.exists(rejectedOf(file))) {
      return List.of();
    }
    var lines = Files.readAllLines(rejectedOf(file));
    for (var line : lines) {
      assertThat(new ObjectMapper().readTree(line).isObject()).isTrue();
    }
    return lines;
  }
}
