package dev.novapixel.local.kafka;

import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.KafkaServer;
import dev.novapixel.servers.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;

/**
 * The process that is the stack's Kafka: one node with the topics of the catalogue, until it is
 * told to end.
 */
public final class KafkaNode {
  private KafkaNode() {}

  /**
   * Takes the node's folder, host, port, controller port, and the file that says when it is ready.
   */
  public static void main(String[] arguments) throws InterruptedException {
    var place = new Place(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
    try {
      KafkaServer.start(place, Integer.parseInt(arguments[3]));
      provisionTopics(Settings.from(System.getenv()));
      Files.writeString(Path.of(arguments[4]), ProcessHandle.current().pid() + "\n");
    } catch (IOException | RuntimeException failed) {
      failed.printStackTrace();
      System.exit(1); // Kafka's threads would keep the process
    }
    new CountDownLatch(1).await(); // TERM runs the server's own shutdown hook
  }

  private static void provisionTopics(Settings settings) {
    try (var admin = Admin.create(ClientProperties.admin(settings, "nova-local"))) {
      new TopicProvisioning(admin, settings).ensure(settings.get(Setting.EPOCH), Topics.ALL);
    }
  }
}
