package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LoopPurgeIT {
  private static final String GROUP = "purged-group";
  private static final TopicPartition LOOP = new TopicPartition("purged-loop", 0);
  private static final TopicPartition OTHER = new TopicPartition("kept-topic", 0);

  @Test
  void onlyWhatWasConsumedOfALoopIsDeleted() throws Exception {
    var settings =
        Settings.from(Map.of("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers()));
    try (var admin = Admin.create(ClientProperties.admin(settings, "purge-it"));
        var purge = new LoopPurge(admin, GROUP, Set.of(LOOP.topic()))) {
      fill(settings, admin);
      admin
          .alterConsumerGroupOffsets(
              GROUP, Map.of(LOOP, new OffsetAndMetadata(7), OTHER, new OffsetAndMetadata(7)))
          .all()
          .get();

      purge.purge();

      assertThat(earliest(admin, LOOP)).isEqualTo(7);
      assertThat(earliest(admin, OTHER)).isZero();
    }
  }

  private static void fill(Settings settings, Admin admin) throws Exception {
    var topics = List.of(LOOP.topic(), OTHER.topic());
    admin
        .createTopics(topics.stream().map(topic -> new NewTopic(topic, 1, (short) 1)).toList())
        .all()
        .get();
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "purge-it"),
            new StringSerializer(),
            new StringSerializer())) {
      for (String topic : topics) {
        for (int i = 0; i < 10; i++) {
          producer.send(new ProducerRecord<>(topic, "key", "value " + i)).get();
        }
      }
    }
  }

  private static long earliest(Admin admin, TopicPartition partition) throws Exception {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.earliest()))
        .partitionResult(partition)
        .get()
        .offset();
  }
}
