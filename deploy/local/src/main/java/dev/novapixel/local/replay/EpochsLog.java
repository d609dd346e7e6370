package dev.novapixel.local.replay;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.WholeTopic;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic that says which epochs there are: the only place that writes it. */
public final class EpochsLog implements AutoCloseable {
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
    var read = new AtomicReference<>(Epochs.only(first));
    WholeTopic.read(
        settings,
        "nova-local-epochs",
        Topics.EPOCHS.in(first),
        wire.deserializer(Topics.EPOCHS),
        record -> read.set(record.value() == null ? Epochs.only(first) : record.value()));
    return read.get();
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
