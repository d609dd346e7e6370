package dev.novapixel.local.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Part;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Keys;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a log of the test's own making; that a stitcher counts a copy once is the stitcher's test. */
class RedriveIT {
  private static final int PARTITION = 1;

  private final Settings settings =
      Settings.from(
          Part.LOCAL,
          Map.of(
              "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
              "NOVA_REGISTRY_URL", EmbeddedStack.registry().url().toString()));
  private final TopicPartition log =
      new TopicPartition(Topics.PIXEL_EVENTS.in(settings.get(Setting.EPOCH)), PARTITION);

  @BeforeEach
  void makeTopics() {
    try (var admin = admin()) {
      new TopicProvisioning(admin, settings)
          .ensure(
              settings.get(Setting.EPOCH), List.of(Topics.PIXEL_EVENTS, Topics.REJECTED_EVENTS));
    }
  }

  @Test
  void recordsAreWrittenOnceMoreByteForByteHoweverOftenTheyWereRefused() throws Exception {
    long first = accepted("first", Refusals.NOON);
    accepted("in between", Refusals.NOON);
    long second = accepted("second", Refusals.NOON.plusSeconds(5));
    refused(
        Refusals.of("r1").code("twice").from(PARTITION, first),
        Refusals.of("r2").code("twice").from(PARTITION, second),
        Refusals.of("r1").code("twice").from(PARTITION, second + 100),
        Refusals.of("gateway").code("twice"),
        Refusals.of("other").code("otherwise").from(PARTITION, first + 1));

    var told = new ArrayList<Long>();
    redrive("twice", told);

    assertThat(from(second + 1))
        .extracting(
            record -> text(record.value()), ConsumerRecord::timestamp, record -> text(record.key()))
        .containsExactly(
            tuple("first", Refusals.NOON.toEpochMilli(), "key of first"),
            tuple("second", Refusals.NOON.plusSeconds(5).toEpochMilli(), "key of second"));
    assertThat(told).last().isEqualTo(2L);
  }

  @Test
  void whatTheLogNoLongerHasIsLeftOut() throws Exception {
    long gone = accepted("gone", Refusals.NOON);
    long kept = accepted("kept", Refusals.NOON);
    refused(
        Refusals.of("g").code("half gone").from(PARTITION, gone),
        Refusals.of("k").code("half gone").from(PARTITION, kept));
    try (var admin = admin()) {
      admin.deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(kept))).all().get();
    }

    var told = new ArrayList<Long>();
    redrive("half gone", told);

    assertThat(from(kept + 1)).extracting(record -> text(record.value())).containsExactly("kept");
    assertThat(told).last().isEqualTo(1L);
  }

  private void redrive(String code, List<Long> told)
      throws InterruptedException, ExecutionException {
    var chosen = new Chosen();
    try (var rejected = new RejectedLog(settings);
        var redrive = new Redrive(settings)) {
      rejected.read(new Wanted(Refusals.SHOP, code, Instant.EPOCH), chosen::add);
      redrive.send(chosen, told::add);
    }
  }

  private long accepted(String what, Instant receivedAt) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "test"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(
              new ProducerRecord<>(
                  log.topic(),
                  PARTITION,
                  receivedAt.toEpochMilli(),
                  ("key of " + what).getBytes(StandardCharsets.UTF_8),
                  what.getBytes(StandardCharsets.UTF_8)))
          .get()
          .offset();
    }
  }

  private void refused(Refusals... refusals) throws Exception {
    try (var registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
        var producer =
            new KafkaProducer<>(
                ClientProperties.producer(settings, "test"),
                new StringSerializer(),
                new WireFormat(registry).serializer(Topics.REJECTED_EVENTS))) {
      for (var refusal : refusals) {
        RejectedEvent event = refusal.event();
        producer
            .send(
                new ProducerRecord<>(
                    Topics.REJECTED_EVENTS.in(settings.get(Setting.EPOCH)),
                    null,
                    event.receivedAt().toEpochMilli(),
                    Keys.event(event.shop(), event.eventId()),
                    event))
            .get();
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> from(long offset) {
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "test"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(log));
      consumer.seekToEnd(List.of(log));
      long end = consumer.position(log);
      consumer.seek(log, offset);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (consumer.position(log) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private Admin admin() {
    return Admin.create(ClientProperties.admin(settings, "test"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
