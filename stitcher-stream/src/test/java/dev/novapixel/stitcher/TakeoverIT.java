package dev.novapixel.stitcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Tally;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.Ports;
import dev.novapixel.servers.testing.Drills;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two stitchers share the work, each with a warm copy of the other's state; one is killed under
 * load. How long its work stood still is printed, and bounded by nobody here: it is a measurement.
 */
@EnabledIfSystemProperty(named = Drills.PROPERTY, matches = "true")
class TakeoverIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CLIENTS = 200;
  private static final int BATCH = 20;
  private static final long PAUSE_MS = 20;

  private final String shop = "takeover-" + System.nanoTime() + ".test";
  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void theOtherTakesOverAndNothingIsLostOrCountedTwice() throws Exception {
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    Path folder = Files.createTempDirectory("takeover");
    var settings = Settings.from(environment(folder, "one"));
    try (var admin = Admin.create(ClientProperties.admin(settings, "it"))) {
      new TopicProvisioning(admin, settings).ensure(settings.get(Setting.EPOCH), Topics.ALL);
      try (var log = new KafkaLog(settings);
          var load = Executors.newSingleThreadScheduledExecutor();
          var one = new StitcherProcess(environment(folder, "one"), folder.resolve("one.log"));
          var two = new StitcherProcess(environment(folder, "two"), folder.resolve("two.log"))) {
        var _ =
            load.scheduleWithFixedDelay(
                () -> log.send(batch()), 0, PAUSE_MS, TimeUnit.MILLISECONDS);
        await("both work")
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> working(admin, settings) == 2);
        await("all clients are known")
            .atMost(PATIENCE)
            .until(() -> clientsSince(log, 0) == CLIENTS);

        int before = sent.get();
        Instant killed = Instant.now();
        one.kill();
        await("the other does all the work")
            .pollInterval(Duration.ofMillis(100))
            .atMost(PATIENCE)
            .until(() -> clientsSince(log, before + BATCH) == CLIENTS);
        System.out.printf(
            "The work of the stitcher that was killed went on after %,d ms.%n",
            Duration.between(killed, Instant.now()).toMillis());

        load.shutdown();
        assertThat(load.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        await("every event is counted")
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(counted(log)).isEqualTo(sent.get()));
        assertThat(written(log))
            .doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(IntStream.range(0, sent.get()).boxed().toList());
        assertThat(two.launcherGoes()).isZero();
      }
    }
  }

  /** So many members of the group have work of their own. */
  private static long working(Admin admin, Settings settings) throws Exception {
    String group = ClientProperties.applicationId(settings, "stitcher");
    return admin.describeConsumerGroups(Set.of(group)).all().get().values().stream()
        .flatMap(found -> found.members().stream())
        .filter(member -> !member.assignment().topicPartitions().isEmpty())
        .count();
  }

  /** Clients of whom an event is stitched that was sent as the {@code first} or later. */
  private long clientsSince(KafkaLog log, int first) {
    return written(log).stream()
        .filter(number -> number >= first)
        .map(number -> number % CLIENTS)
        .distinct()
        .count();
  }

  private List<Integer> written(KafkaLog log) {
    var numbers = new ArrayList<Integer>();
    log.read(
        Topics.SHOPPER_EVENTS,
        (_, record) -> {
          if (record instanceof ShopperEvent event && event.shop().equals(shop)) {
            numbers.add(Integer.valueOf(event.eventId()));
          }
        });
    return numbers;
  }

  private long counted(KafkaLog log) {
    Map<String, Tally> tallies = new HashMap<>();
    log.read(Topics.TALLIES, tallies::put);
    return tallies.values().stream()
        .filter(tally -> tally.shop().equals(shop))
        .collect(Collectors.summingLong(Tally::counted));
  }

  private List<PixelEvent> batch() {
    return IntStream.range(0, BATCH).mapToObj(_ -> event(sent.getAndIncrement())).toList();
  }

  private PixelEvent event(int number) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new PixelEvent(
        shop,
        Integer.toString(number),
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        "page_viewed",
        "client-" + number % CLIENTS,
        null,
        null,
        Consent.ABSENT,
        now,
        null,
        false,
        now,
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        "{}");
  }

  private static Map<String, String> environment(Path folder, String instance) {
    return Map.of(
        "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
        "NOVA_REGISTRY_URL", EmbeddedStack.registry().url(),
        "NOVA_REDIS_URL", EmbeddedStack.redis().url(),
        "NOVA_EPOCH", "e77",
        "NOVA_PARTITIONS", "3",
        "NOVA_STANDBY_REPLICAS", "1",
        "NOVA_STATE_DIR", folder.resolve(instance).toString(),
        "NOVA_PORT_BASE", Integer.toString(Ports.free()));
  }
}
