package dev.novapixel.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.redis.IdentityHash;
import dev.novapixel.schemas.redis.JourneyHash;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.stitcher.history.BatchReference;
import dev.novapixel.stitcher.history.Delivery;
import dev.novapixel.stitcher.history.Ending;
import dev.novapixel.stitcher.history.Holdings;
import dev.novapixel.stitcher.history.Story;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import redis.clients.jedis.RedisClient;

/**
 * Generated histories through a stitcher of its own process, a Kafka of several partitions, the
 * registry and Redis: it is killed in the middle, and all ends as the batch reference says. Every
 * history has its shops, so that all of them go through at once.
 */
class HistoriesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So many records are sent twice: each of them has to count once. */
  private static final int TWICE_EVERY = 5;

  private static final int LINES = 25;

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void killingItInTheMiddleChangesNothing(@ForAll("stories") @Size(60) List<Story> stories)
      throws Exception {
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    Path folder = Files.createTempDirectory("histories");
    Map<String, String> environment = environment(folder);
    var settings = Settings.from(environment);
    try (var admin = Admin.create(ClientProperties.admin(settings, "it"))) {
      new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, Topics.ALL);
    }
    String prefix = folder.getFileName().toString();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Sent> history = interleaved(stories, prefix, now);
    List<PixelEvent> events = records(history);
    List<IdentityCommand> commands = commands(stories, prefix, now);
    Map<String, Ending> expected = references(history, commands);
    try (var log = new KafkaLog(settings);
        var redis = RedisClient.create(settings.get(Setting.REDIS_URL))) {
      log.send(events.subList(0, events.size() / 2));
      log.sendCommands(commands.stream().map(Delivery::sent).toList());
      killAtWork(environment, folder, log);
      log.send(events.subList(events.size() / 2, events.size()));
      try (var second = new StitcherProcess(environment, folder.resolve("second.log"))) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(known(log, expected)).isEqualTo(events.size()));
        await().atMost(PATIENCE).untilAsserted(() -> assertEndings(log, expected));
        await().atMost(PATIENCE).untilAsserted(() -> assertShown(redis, expected));
        assertThat(health(settings, "ready").statusCode()).isEqualTo(200);
        assertThat(health(settings, "live").body())
            .contains("streams", "identities mirror", "shoppers mirror");
        assertThat(second.launcherGoes()).isZero();
      }
    }
    // Kept when the property fails: the processes' logs are in it.
    Utils.delete(folder.toFile());
  }

  @Provide
  Arbitrary<List<Story>> stories() {
    return Story.torn(Story.stories(LINES, 3, 3, 3)).list();
  }

  /** One line of one story, and what the stitcher has to read in it. */
  private record Sent(Story.Line line, TypedEvent told) {}

  /** The first lines of all stories, then the second ones. */
  private static List<Sent> interleaved(List<Story> stories, String prefix, Instant now) {
    var history = new ArrayList<Sent>();
    for (int i = 0; i < LINES; i++) {
      for (int each = 0; each < stories.size(); each++) {
        Story story = stories.get(each);
        if (i < story.lines().size()) {
          var told = story.events(prefix + "-" + each + "-", now).get(i);
          history.add(new Sent(story.lines().get(i), told));
        }
      }
    }
    return history;
  }

  private static List<PixelEvent> records(List<Sent> history) {
    var events = new ArrayList<PixelEvent>();
    for (Sent sent : history) {
      var event = new Delivery(sent.line, Delivery.Twist.NONE).event(sent.told);
      events.add(event);
      if (events.size() % TWICE_EVERY == 0) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<IdentityCommand> commands(List<Story> stories, String prefix, Instant now) {
    var commands = new ArrayList<IdentityCommand>();
    for (int each = 0; each < stories.size(); each++) {
      commands.addAll(stories.get(each).commands(prefix + "-" + each + "-", now));
    }
    return commands;
  }

  private static Map<String, Ending> references(
      List<Sent> history, List<IdentityCommand> commands) {
    return history.stream()
        .map(Sent::told)
        .collect(
            Collectors.groupingBy(
                TypedEvent::shop,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    log ->
                        BatchReference.of(
                            log,
                            commands.stream()
                                .filter(command -> command.shop().equals(log.getFirst().shop()))
                                .toList(),
                            List.of()))));
  }

  private static void killAtWork(Map<String, String> environment, Path folder, KafkaLog log) {
    try (var first = new StitcherProcess(environment, folder.resolve("first.log"))) {
      var written = new AtomicInteger();
      await()
          .atMost(PATIENCE)
          .until(() -> {
            log.read(Topics.SHOPPER_EVENTS, (_, _) -> written.incrementAndGet());
            return written.get() > 0;
          });
      first.kill();
    }
  }

  /** How many records of these shops the stitcher has decided about. */
  private static long known(KafkaLog log, Map<String, Ending> shops) {
    var tallies = new HashMap<String, Tally>();
    log.read(Topics.TALLIES, tallies::put);
    return tallies.values().stream()
        .filter(tally -> shops.containsKey(tally.shop()))
        .mapToLong(tally -> tally.counted() + tally.duplicate() + tally.droppedByConsent())
        .sum();
  }

  private static void assertEndings(KafkaLog log, Map<String, Ending> expected) {
    var holdings = new Holdings((_, arrival) -> arrival.run());
    log.read(Topics.SHOPPER_EVENTS, holdings::read);
    log.read(
        Topics.IDENTITIES,
        (key, identity) -> holdings.identity(key, identity == null ? null : identity.shopper()));
    log.read(Topics.SHOPPERS, holdings::journey);
    expected.forEach((shop, ending) -> holdings.ending(shop).withStoryIds().mustBe(ending));
  }

  /** Every identifier leads to its shopper in one hop, and every shopper has its journey there. */
  private static void assertShown(RedisClient redis, Map<String, Ending> expected) {
    var keys = new RedisKeys(Epoch.FIRST);
    expected.forEach((shop, ending) -> {
      ending
          .identities()
          .forEach((identifier, shopper) ->
              assertThat(IdentityHash.shopper(redis.hgetAll(keys.identity(shop, identifier))))
                  .contains(shopper));
      ending.journeys().keySet().stream()
          .map(shopper -> redis.hgetAll(keys.journey(shop, shopper)))
          .forEach(hash -> assertThat(JourneyHash.read(shop, hash)).isPresent());
    });
  }

  private static HttpResponse<String> health(Settings settings, String kind)
      throws IOException, InterruptedException {
    var page = "http://127.0.0.1:" + settings.ports().stitcher() + "/health/" + kind;
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Map<String, String> environment(Path folder) throws IOException {
    return Map.of(
        "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
        "NOVA_REGISTRY_URL", EmbeddedStack.registry().url(),
        "NOVA_REDIS_URL", EmbeddedStack.redis().url(),
        "NOVA_PARTITIONS", "3",
        "NOVA_STATE_DIR", folder.resolve("state").toString(),
        "NOVA_PORT_BASE", Integer.toString(freePort() - 4));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
