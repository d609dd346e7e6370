package dev.novapixel.local.replay;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic that says which epochs there are: the only place that writes it. */
public final class EpochsLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Settings settings;
  private final Epoch first;
  private final HttpSchemaRegistry registry;
  private final WireFormat wire;

  /**
   * The topic of a stack.
   *
   * @param first the live epoch as long as the topic says nothing
   */
  public EpochsLog(Settings settings, Epoch first) {
    this.settings = settings;
    this.first = first;
    this.registry = new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL));
    this.wire = new WireFormat(registry);
  }

  /** What it says now. */
  public Epochs read() {
    var epochs = Epochs.only(first);
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-local-epochs"),
            new StringDeserializer(),
            wire.deserializer(Topics.EPOCHS))) {
      var partition = new TopicPartition(Topics.EPOCHS.in(first), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (var record : consumer.poll(POLL)) {
          epochs = record.value() == null ? Epochs.only(first) : record.value();
        }
      }
    }
    return epochs;
  }

  /** Returns when Kafka has it. */
  void write(Epochs epochs) throws InterruptedException {
    try (var producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "nova-local-epochs"),
            new StringSerializer(),
            wire.serializer(Topics.EPOCHS))) {
      producer.send(new ProducerRecord<>(Topics.EPOCHS.in(first), Epochs.KEY, epochs)).get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Kafka did not take the record of the epochs.", failed);
    }
  }

  @Override
  public void close() {
    registry.close();
  }
}
