package dev.novapixel.recs.sessions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What tells a topic from all others, even those that had its name before it was made anew. */
final class TopicIdentity {
  private TopicIdentity() {}

  /** Asks Kafka; throws {@link KafkaException} if that is away. */
  static String of(String topic, Map<String, Object> kafka) {
    try (Admin admin = Admin.create(kafka)) {
      var described = admin.describeTopics(List.of(topic)).allTopicNames().get().values();
      return topic + " " + described.iterator().next().topicId();
    } catch (ExecutionException failed) {
      throw new KafkaException(topic + " could not be described", failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
