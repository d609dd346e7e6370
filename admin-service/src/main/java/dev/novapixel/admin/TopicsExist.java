package dev.novapixel.admin;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import org.apache.kafka.clients.admin.Admin;

/**
 * Makes the topics that are missing, once: whoever needs them runs it first, and again if Kafka was
 * away. Thread-safe.
 */
final class TopicsExist implements Runnable {
  private final Settings settings;
  private boolean known;

  TopicsExist(Settings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized void run() {
    if (!known) {
      try (Admin admin = Admin.create(ClientProperties.admin(settings, "nova-admin-topics"))) {
        new TopicProvisioning(admin, settings).ensure(settings.get(Setting.EPOCH), Topics.ALL);
      }
      known = true;
    }
  }
}
