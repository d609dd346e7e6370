package dev.novapixel.stitcher;

import dev.novapixel.schemas.kafka.WholeTopic;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import dev.novapixel.stitcher.topology.Cuts;

/** Reads what has been erased so far: before anything of the log is stitched. */
final class KnownCuts {
  private KnownCuts() {}

  static Cuts read(Settings settings, WireFormat wire) {
    String topic = Topics.ERASURES.in(settings.get(Setting.EPOCH));
    var cuts = new Cuts();
    WholeTopic.read(
        settings,
        "nova-stitcher-cuts",
        topic,
        wire.deserializer(Topics.ERASURES),
        record -> {
          if (record.value() != null) {
            cuts.add(record.value());
          }
        });
    return cuts;
  }
}
