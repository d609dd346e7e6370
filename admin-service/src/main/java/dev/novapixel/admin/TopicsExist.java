package dev.novapixel.admin;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Makes topics that are missing, once: whoever needs them runs it first, and again if Kafka was
 * away. Thread-safe.
 */
final class TopicsExist implements Runnable {
  private final Settings settings;
  private final Epoch epoch;
  private final List<Topic<?>> topics;
  private boolean known;

  private TopicsExist(Settings settings, Epoch epoch, List<Topic<?>> topics) {
    this.settings = settings;
    this.epoch = epoch;
    this.topics = topics;
  }

  /** Those that every epoch shares. */
  static TopicsExist shared(Settings settings) {
    return new TopicsExist(settings, Epoch.FIRST, Topics.SHARED);
  }

  /** Those, and those of {@code epoch}. */
  static TopicsExist of(Settings settings, Epoch epoch) {
    return new TopicsExist(settings, epoch, Topics.ALL);
  }

  @Override
  public synchronized void run() {
    if (!known) {
      try (Admin admin = Admin.create(ClientProperties.admin(settings, "nova-admin-topics"))) {
        new TopicProvisioning(admin, settings).ensure(epoch, topics);
      }
      known = true;
    }
  }
}
