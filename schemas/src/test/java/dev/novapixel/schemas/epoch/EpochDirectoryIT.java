package dev.novapixel.schemas.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.InMemorySchemaRegistry;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EpochDirectoryIT {
  private static final Epoch UNTOLD = new Epoch("e7");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Settings settings =
      Settings.from(Map.of("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers()));
  private final WireFormat wire = new WireFormat(new InMemorySchemaRegistry());
  private final List<Epochs> told = new CopyOnWriteArrayList<>();

  @Test
  void theEpochOfTheSettingsIsLiveUntilTheTopicSaysAnother() throws Exception {
    try (var admin = Admin.create(ClientProperties.admin(settings, "test"))) {
      new TopicProvisioning(admin, settings).ensure(Epoch.FIRST, List.of(Topics.EPOCHS));
    }
    try (var directory = follow()) {
      await().until(() -> directory.latest().isPresent());
      assertThat(told).containsExactly(Epochs.only(UNTOLD));

      Epochs building = Epochs.only(UNTOLD).begin("test", NOON);
      Epochs switched = building.switched(null, NOON);
      write(building);
      write(switched);

      await().until(() -> told.contains(switched));
      await().until(() -> directory.latest().orElseThrow().equals(switched));
      assertThat(told.getLast()).isEqualTo(switched);
    }
    try (var late = follow()) {
      await().until(() -> late.latest().isPresent());
      assertThat(late.latest().orElseThrow().live()).isEqualTo(new Epoch("e8"));
    }
  }

  private EpochDirectory follow() {
    return EpochDirectory.start(
        ClientProperties.reader(settings, "test-epochs"),
        wire.deserializer(Topics.EPOCHS),
        UNTOLD,
        told::add);
  }

  private void write(Epochs epochs) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "test"),
            new StringSerializer(),
            wire.serializer(Topics.EPOCHS))) {
      producer.send(new ProducerRecord<>(Topics.EPOCHS.in(UNTOLD), Epochs.KEY, epochs)).get();
    }
  }
}
