package dev.novapixel.admin;

import dev.novapixel.schemas.event.ShopperRecord;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes into an epoch's topics as the streams would. */
public final class Log implements AutoCloseable {
  private final Epoch epoch;
  private final WireFormat wire;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<?>> sent = new ArrayList<>();
  private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();

  /** Makes the epoch's topics if they are missing. */
  public Log(Settings settings) {
    this(settings, settings.get(Setting.EPOCH));
  }

  Log(Settings settings, Epoch epoch) {
    this.epoch = epoch;
    this.wire = new WireFormat(new HttpSchemaRegistry(settings.get(Setting.REGISTRY_URL)));
    try (Admin admin = Admin.create(ClientProperties.admin(settings, "test"))) {
      new TopicProvisioning(admin, settings).ensure(epoch, Topics.ALL);
    }
    this.producer =
        new KafkaProducer<>(
            ClientProperties.producer(settings, "test"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Each record under the shopper that it names. */
  public void write(List<? extends ShopperRecord> records) {
    for (ShopperRecord record : records) {
      send(
          Topics.SHOPPER_EVENTS,
          Keys.shopper(record.shop(), record.shopper()),
          record,
          record.receivedAt().toEpochMilli());
    }
    acknowledged();
  }

  /** One record; null deletes. */
  public <V> void write(Topic<V> topic, String key, @Nullable V value) {
    send(topic, key, value, Story.NOON.toEpochMilli());
    acknowledged();
  }

  /** Something that is no record of ours. */
  public void writeRubbish(Topic<?> topic, String key) {
    sent.add(producer.send(new ProducerRecord<>(topic.in(epoch), key, new byte[] {1, 2, 3})));
    acknowledged();
  }

  private void acknowledged() {
    try {
      for (Future<?> each : sent) {
        each.get();
      }
      sent.clear();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <V> void send(Topic<V> topic, String key, @Nullable V value, long timestamp) {
    @SuppressWarnings("unchecked")
    Serializer<V> serializer =
        (Serializer<V>) serializers.computeIfAbsent(topic, _ -> wire.serializer(topic));
    String name = topic.in(epoch);
    byte[] bytes = value == null ? null : serializer.serialize(name, value);
    sent.add(producer.send(new ProducerRecord<>(name, null, timestamp, key, bytes)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
