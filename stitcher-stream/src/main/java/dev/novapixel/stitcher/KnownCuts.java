package dev.novapixel.stitcher;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.topology.Cuts;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what has been erased so far: before anything of the log is stitched. */
final class KnownCuts {
  private static final Duration POLL = Duration.ofMillis(200);

  private KnownCuts() {}

  static Cuts read(Settings settings, WireFormat wire) {
    String topic = Topics.ERASURES.in(settings.get(Setting.EPOCH));
    var cuts = new Cuts();
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(settings, "nova-stitcher-cuts"),
            new StringDeserializer(),
            wire.deserializer(Topics.ERASURES))) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() != null) {
            cuts.add(record.value());
          }
        }
      }
    }
    return cuts;
  }
}
