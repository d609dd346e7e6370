package dev.novapixel.stitcher;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import dev.novapixel.stitcher.topology.LoopTopics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What stitching real clicks costs: a stitcher of its own process, flags as the local stack starts
 * it, against a real Kafka, registry and Redis. Each round is the same file in another shop, sent
 * at once; it ends when the stitcher has committed all of it, loops included.
 *
 * <pre>java -cp … dev.novapixel.stitcher.StitchingCost FILE.csv.gz ROUNDS [FLAG…]</pre>
 */
final class StitchingCost {
  private static final int PARTITIONS = 4;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final int LOOKS = 5;
  private static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:-UsePerfData";

  private final Settings settings;
  private final Admin admin;
  private final WireFormat wire;
  private final Map<String, Integer> seen = new HashMap<>();

  private StitchingCost(Settings settings, Admin admin, WireFormat wire) {
    this.settings = settings;
    this.admin = admin;
    this.wire = wire;
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("stitching-cost");
    EmbeddedStack.start(
        EmbeddedStack.Part.KAFKA, EmbeddedStack.Part.REGISTRY, EmbeddedStack.Part.REDIS);
    Map<String, String> environment = environment(folder);
    var settings = Settings.from(environment);
    environment.put(
        "JAVA_TOOL_OPTIONS", FLAGS + " " + String.join(" ", List.of(args).subList(2, args.length)));
    try (var admin = Admin.create(ClientProperties.admin(settings, "cost"));
        var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL))) {
      var topics = new ArrayList<Topic<?>>(Topics.ALL);
      topics.addAll(LoopTopics.ALL);
      new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, topics);
      var cost = new StitchingCost(settings, admin, new WireFormat(registry));
      try (var stitcher = new StitcherProcess(environment, folder.resolve("stitcher.log"))) {
        for (int round = 0; round < rounds; round++) {
          cost.round(stitcher.pid(), file, "round-" + round);
        }
        stitcher.launcherGoes();
      }
    }
    System.exit(0);
  }

  private static Map<String, String> environment(Path folder) {
    var environment = new HashMap<String, String>();
    environment.put("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers());
    environment.put("NOVA_REGISTRY_URL", EmbeddedStack.registry().url());
    environment.put("NOVA_REDIS_URL", EmbeddedStack.redis().url());
    environment.put("NOVA_PARTITIONS", Integer.toString(PARTITIONS));
    environment.put("NOVA_STATE_DIR", folder.resolve("state").toString());
    environment.put("NOVA_PORT_BASE", "17470");
    return environment;
  }

  private void round(long pid, Path file, String shop) throws Exception {
    awaitIdle();
    Duration mine = cpu(pid);
    Instant start = Instant.now();
    int events = send(file, shop);
    Instant sent = Instant.now();
    Instant stitched = awaitIdle();
    System.out.printf(
        "%s: %,d events, sent in %,d ms, stitched in %,d ms; %,d µs CPU an event%n",
        shop,
        events,
        Duration.between(start, sent).toMillis(),
        Duration.between(start, stitched).toMillis(),
        cpu(pid).minus(mine).toNanos() / 1000 / events);
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  private int send(Path file, String shop) throws IOException {
    int rows = 0;
    try (var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
        var producer =
            new KafkaProducer<>(
                ClientProperties.producer(settings, "cost"),
                new StringSerializer(),
                wire.serializer(Topics.PIXEL_EVENTS))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var event = event(shop, rows++, line.split(",", -1));
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.PIXEL_EVENTS.in(Epoch.FIRST),
                    null,
                    event.receivedAt().toEpochMilli(),
                    Keys.pixelEvent(event),
                    event));
      }
    }
    return rows;
  }

  /**
   * As the mapping of {@code ./nova send --as rees46} makes it: from the third event on with the
   * account.
   */
  private PixelEvent event(String shop, int row, String[] columns) {
    String id = shop + "-" + row;
    String client = columns[8];
    int before = seen.merge(shop + client, 1, Integer::sum) - 1;
    Instant now = Instant.now();
    String name =
        switch (columns[1]) {
          case "view" -> "product_viewed";
          case "cart" -> "product_added_to_cart";
          default -> "checkout_completed";
        };
    return new PixelEvent(
        shop,
        id,
        false,
        PixelEvent.Dialect.SHOPIFY_PIXEL,
        name,
        client,
        name.equals("checkout_completed") ? id : null,
        before >= 2 ? columns[7] : null,
        Consent.ABSENT,
        now,
        null,
        false,
        now,
        new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
        null,
        null,
        null,
        payload(name, id, columns));
  }

  private static String payload(String name, String id, String[] columns) {
    String variant =
        "{\"price\":{\"amount\":%s,\"currencyCode\":\"USD\"},\"product\":{\"id\":\"%s\",\"type\":\"%s\",\"vendor\":\"%s\"}}"
            .formatted(columns[6], columns[2], columns[4], columns[5]);
    return switch (name) {
      case "product_viewed" -> "{\"data\":{\"productVariant\":" + variant + "}}";
      case "product_added_to_cart" ->
          "{\"data\":{\"cartLine\":{\"quantity\":1,\"merchandise\":" + variant + "}}}";
      default ->
          "{\"data\":{\"checkout\":{\"order\":{\"id\":\"%s\"},\"totalPrice\":{\"amount\":%s,\"currencyCode\":\"USD\"},\"lineItems\":[{\"quantity\":1,\"variant\":%s}]}}}"
              .formatted(id, columns[6], variant);
    };
  }

  /** Waits until all pixel events are committed and nothing moves any more; returns since when. */
  private Instant awaitIdle() throws InterruptedException, ExecutionException {
    var before = new Progress(false, Map.of(), Map.of());
    Instant since = Instant.now();
    for (int still = 0; still < LOOKS; ) {
      Thread.sleep(LOOK_EVERY);
      var now = progress();
      still = now.allRead && now.equals(before) ? still + 1 : 0;
      since = still == 0 ? Instant.now() : since;
      before = now;
    }
    return since;
  }

  /** Where the stitcher stands in what it reads. Only pixel events end without a marker. */
  private record Progress(
      boolean allRead, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {}

  private Progress progress() throws InterruptedException, ExecutionException {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic :
        List.of(
            Topics.PIXEL_EVENTS, Topics.SHOPPER_EVENTS, LoopTopics.NODES, LoopTopics.JOURNEYS)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        asked.put(new TopicPartition(topic.in(Epoch.FIRST), partition), OffsetSpec.latest());
      }
    }
    var ends = new HashMap<TopicPartition, Long>();
    admin.listOffsets(asked).all().get().forEach((place, end) -> ends.put(place, end.offset()));
    var committed = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(ClientProperties.applicationId(settings, "stitcher"))
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((place, position) -> committed.put(place, position.offset()));
    String pixelEvents = Topics.PIXEL_EVENTS.in(Epoch.FIRST);
    boolean allRead =
        ends.entrySet().stream()
            .filter(end -> end.getKey().topic().equals(pixelEvents))
            .allMatch(end -> committed.getOrDefault(end.getKey(), 0L).equals(end.getValue()));
    return new Progress(allRead, committed, ends);
  }
}
