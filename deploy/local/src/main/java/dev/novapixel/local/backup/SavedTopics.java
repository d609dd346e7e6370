package dev.novapixel.local.backup;

import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.List;

/**
 * The topics that no table and no other topic holds. What the tables hold goes to Kafka from there,
 * and what is derived is computed anew.
 */
final class SavedTopics {
  /**
   * In the order in which they are saved: an erasure that comes in meanwhile must not be missing
   * where its events are there.
   */
  static final List<Topic<?>> ALL =
      List.of(
          Topics.PIXEL_EVENTS,
          Topics.REJECTED_EVENTS,
          Topics.RECOMMENDATIONS_SERVED,
          Topics.ERASURES);

  private SavedTopics() {}

  static Path file(Path folder, Topic<?> topic) {
    return folder.resolve("topics").resolve(topic.name() + ".parquet");
  }
}
