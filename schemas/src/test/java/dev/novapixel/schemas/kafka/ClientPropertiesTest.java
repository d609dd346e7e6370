package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.schemas.settings.Settings;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

final class ClientPropertiesTest {
  private static final Settings SETTINGS =
      Settings.from(Map.of("NOVA_EPOCH", "e2", "NOVA_COMMIT_INTERVAL", "20ms"));

  @Test
  void streamsProcessExactlyOnceUnderTheNameOfTheirEpoch() {
    StreamsConfig config = new StreamsConfig(ClientProperties.streams(SETTINGS, "stitcher"));

    assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("nova-stitcher-e2");
    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(20);
    assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
  }

  @Test
  void theClientsOfStreamsGiveADeadInstancesWorkAwayWithinSeconds() {
    StreamsConfig config = new StreamsConfig(ClientProperties.streams(SETTINGS, "stitcher"));

    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000)
        .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    assertThat(config.getProducerConfigs("client"))
        .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000)
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
  }

  @Test
  void aTaskNeverWaitsForATopicThatIsEmpty() {
    StreamsConfig config = new StreamsConfig(ClientProperties.streams(SETTINGS, "stitcher"));

    assertThat(config.getLong(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG))
        .isEqualTo(StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
  }

  @Test
  void noCommitWaitsForAPollThatIsLongerThanItsInterval() {
    StreamsConfig config = new StreamsConfig(ClientProperties.streams(SETTINGS, "stitcher"));

    assertThat(config.getLong(StreamsConfig.POLL_MS_CONFIG))
        .isEqualTo(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
  }

  @Test
  void everySlowestCommitFitsIntoATransaction() {
    Settings slow = Settings.from(Map.of("NOVA_COMMIT_INTERVAL", "2s"));
    Properties properties = ClientProperties.streams(slow, "stitcher");

    assertThat(new StreamsConfig(properties).getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
        .isEqualTo(2_000);
  }

  @Test
  void aProducersAcknowledgementMeansOnAllReplicas() {
    Map<String, Object> properties = ClientProperties.producer(SETTINGS, "test");
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    ProducerConfig config = new ProducerConfig(properties);

    assertThat(config.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
    assertThat(config.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isTrue();
  }

  @Test
  void aReaderSeesCommittedRecordsFromTheBeginningAndMakesNoTopics() {
    assertThat(ClientProperties.reader(SETTINGS, "test"))
        .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
        .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
        .containsEntry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
  }
}
