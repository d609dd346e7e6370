package dev.novapixel.local.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a log that others write to as well. */
class ArchiveIT {
  private static final String SHOP = "archive.test";

  /** Not long ago: Kafka forgets by itself what was received before its retention. */
  private final Instant now =
      Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);

  private static final int PARTITION = 2;

  private final Settings settings =
      Settings.from(
          Part.LOCAL,
          Map.of(
              "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
              "NOVA_REGISTRY_URL", EmbeddedStack.registry().url().toString()));
  private final HttpSchemaRegistry registry =
      new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
  private final Admin admin = Admin.create(ClientProperties.admin(settings, "test"));
  private final String log = Topics.PIXEL_EVENTS.in(Epoch.FIRST);

  @TempDir private Path folder;

  @BeforeEach
  void makeTopics() {
    new TopicProvisioning(admin, settings)
        .ensure(Epoch.FIRST, List.of(Topics.PIXEL_EVENTS, Topics.ERASURES));
  }

  @AfterEach
  void close() {
    admin.close();
    registry.close();
  }

  @Test
  void whatTheLogForgetsTheArchiveStillHasAndNothingIsThereTwice() throws Exception {
    seen("ann", 1);
    seen("bob", 2);
    append();
    seen("ann", 3);
    var all = inLog();
    assertThat(inArchiveAndLog()).isEqualTo(all);

    forgetBefore(all.getLast().offset());

    assertThat(inLog()).containsExactly(all.getLast());
    assertThat(inArchiveAndLog()).isEqualTo(all);
    append();
    assertThat(inArchiveAndLog()).isEqualTo(all);
    assertThat(append()).isZero();
    assertThat(WholeLog.of(archive(), settings).ranges())
        .contains(
            new LogSlice.Range(PARTITION, all.getFirst().offset(), all.getLast().offset() + 1));
  }

  @Test
  void whoWasErasedIsGoneAtTheNextRewritingAndTheOffsetsStay() throws Exception {
    seen("eve", 1);
    seen("ivy", 2);
    append();
    seen("eve", 3);
    append();
    long next = archive().next(PARTITION);
    erased("eve", now.plusSeconds(2));

    long gone = archive().rewrite(settings, registry, now);

    assertThat(gone).isEqualTo(1);
    assertThat(clients()).containsSubsequence("ivy", "eve").doesNotContainSubsequence("eve", "ivy");
    assertThat(archive().next(PARTITION)).isEqualTo(next);
    assertThat(archive().rewrite(settings, registry, now)).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(2);
    }
  }

  @Test
  void aShopsEventsAreKeptAsLongAsTheShopSaysAndWhatIsGoneIsKnown() throws Exception {
    seen("old", 0);
    seen("young", 3_600);
    append();
    archive().keep(SHOP, 30);

    archive().rewrite(settings, registry, now.plus(Duration.ofDays(30)).plusSeconds(60));

    assertThat(clients()).contains("young").doesNotContain("old");
    assertThat(archive().removedUntil()).containsOnlyKeys(SHOP);
    assertThat(archive().removedUntil().get(SHOP)).isBefore(now.plusSeconds(3_600));
  }

  @Test
  void whatWasNeverTakenInBeforeItWasForgottenIsAGap() throws Exception {
    seen("first", 1);
    append();
    seen("never taken in", 2);
    long after = seen("second", 3);
    forgetBefore(after);
    append();

    assertThat(archive().first(PARTITION)).isEqualTo(after);
    assertThat(archive().next(PARTITION)).isEqualTo(after + 1);
  }

  @Test
  void anArchiveOfAnotherLogIsRefused() throws Exception {
    seen("ann", 1);
    append();
    var contents = folder.resolve("archive.json");
    var end = archive().next(PARTITION);
    Files.writeString(
        contents,
        Files.readString(contents).replace("\"next\" : " + end, "\"next\" : " + (end + 1_000)));

    assertThatThrownBy(this::append)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("archive of another log");
  }

  @Test
  void whatANewerVersionHasWrittenIsRefused() throws IOException {
    Files.writeString(folder.resolve("archive.json"), "{\"format\": 2, \"more\": 1}");

    assertThatThrownBy(this::archive)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("newer Nova Pixel");
  }

  private Archive archive() throws IOException {
    return Archive.of(folder);
  }

  private long append() throws IOException {
    return archive().append(settings, registry);
  }

  private List<StoredRecord> inLog() throws IOException {
    var records = new ArrayList<StoredRecord>();
    LogSlice.all(settings, log).read(settings, record -> ours(record, records));
    return records;
  }

  private List<StoredRecord> inArchiveAndLog() throws IOException {
    var records = new ArrayList<StoredRecord>();
    WholeLog.of(archive(), settings).read(settings, record -> ours(record, records));
    return records;
  }

  private static void ours(StoredRecord record, List<StoredRecord> records) {
    if (record.partition() == PARTITION) {
      records.add(record);
    }
  }

  private List<String> clients() throws IOException {
    var events = new WireFormat(registry).deserializer(Topics.PIXEL_EVENTS);
    var clients = new ArrayList<String>();
    for (var record : inArchiveAndLog()) {
      var value = record.value();
      if (value != null) {
        clients.add(String.valueOf(events.deserialize(log, value.get()).clientId()));
      }
    }
    return clients;
  }

  private void forgetBefore(long offset) throws Exception {
    var partition = new TopicPartition(log, PARTITION);
    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all().get();
  }

  private long seen(String client, int second) throws Exception {
    var at = now.plusSeconds(second);
    var event =
        new PixelEvent(
            SHOP,
            client + second,
            false,
            PixelEvent.Dialect.SHOPIFY_PIXEL,
            "page_viewed",
            client,
            null,
            null,
            Consent.ABSENT,
            at,
            null,
            false,
            at,
            new PixelEvent.Stamp(1, Duration.ofMinutes(30), Consent.WhenAbsent.GRANTED),
            null,
            null,
            null,
            "{}");
    return written(Topics.PIXEL_EVENTS, PARTITION, Keys.pixelEvent(event), event, at);
  }

  private void erased(String client, Instant upTo) throws Exception {
    var cut = new Erasure(SHOP, Identifier.client(client), null, upTo, true);
    written(Topics.ERASURES, 0, Keys.erasure(cut), cut, upTo);
  }

  private <V> long written(Topic<V> topic, int partition, String key, V value, Instant at)
      throws Exception {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "test"),
            new StringSerializer(),
            new WireFormat(registry).serializer(topic))) {
      return producer
          .send(
              new ProducerRecord<>(topic.in(Epoch.FIRST), partition, at.toEpochMilli(), key, value))
          .get()
          .offset();
    }
  }
}
