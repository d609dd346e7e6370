package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.novapixel.schemas.kafka.TopicProvisioning.TopicMismatchException;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TopicProvisioningIT {
  private final Admin admin = Admin.create(ClientProperties.admin(settings(Map.of()), "test"));

  @AfterEach
  void end() {
    admin.close();
  }

  @Test
  void missingTopicsAreMadeAsTheCatalogueSays() throws Exception {
    Epoch epoch = new Epoch("e201");
    provisioning(Map.of("NOVA_PARTITIONS", "3"))
        .ensure(epoch, List.of(Topics.IDENTITIES, Topics.SHOPPER_EVENTS));

    Map<String, TopicShape> shapes =
        TopicShapes.of(
            admin,
            List.of(Topics.IDENTITIES.in(epoch), Topics.SHOPPER_EVENTS.in(epoch)),
            Duration.ofSeconds(10));
    assertThat(shapes)
        .containsEntry("nova.e201.identities", new TopicShape(3, 1, 1, "compact"))
        .containsEntry("nova.e201.shopper-events", new TopicShape(3, 1, 1, "delete"));
    assertThat(config(Topics.SHOPPER_EVENTS.in(epoch)).get("retention.ms").value())
        .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
  }

  @Test
  void whatHasToBeInOneOrderHasOnePartitionWhateverTheSettingsSay() {
    String epochs = Topics.EPOCHS.in(Epoch.FIRST);
    provisioning(Map.of("NOVA_PARTITIONS", "3")).ensure(Epoch.FIRST, List.of(Topics.EPOCHS));
    provisioning(Map.of("NOVA_PARTITIONS", "5")).ensure(Epoch.FIRST, List.of(Topics.EPOCHS));

    assertThat(TopicShapes.of(admin, List.of(epochs), Duration.ofSeconds(10)))
        .containsEntry("nova.epochs", new TopicShape(1, 1, 1, "compact"));
  }

  @Test
  void severalServicesMayDoSoAtTheSameTimeAndAgain() {
    Epoch epoch = new Epoch("e202");
    List<CompletableFuture<Void>> services =
        IntStream.range(0, 4)
            .mapToObj(_ ->
                CompletableFuture.runAsync(() -> provisioning(Map.of()).ensure(epoch, Topics.ALL)))
            .toList();

    assertThat(services).allSatisfy(service -> assertThat(service).succeedsWithin(PATIENCE));
    provisioning(Map.of()).ensure(epoch, Topics.ALL);
  }

  @Test
  void aTopicInAnotherShapeIsLeftAsItIsAndTheStartStopsWithEveryReason() throws Exception {
    Epoch epoch = new Epoch("e203");
    admin
        .createTopics(
            List.of(
                new NewTopic(Topics.IDENTITIES.in(epoch), 2, (short) 1)
                    .configs(Map.of("cleanup.policy", "delete"))))
        .all()
        .get();

    assertThatExceptionOfType(TopicMismatchException.class)
        .isThrownBy(() ->
            provisioning(Map.of("NOVA_PARTITIONS", "8")).ensure(epoch, List.of(Topics.IDENTITIES)))
        .withMessageContaining(
            "nova.e203.identities has 2 partitions and NOVA_PARTITIONS asks for 8")
        .withMessageContaining("set NOVA_PARTITIONS to 2")
        .withMessageContaining("cleanup policy delete and needs compact");
    assertThat(TopicShapes.of(admin, List.of(Topics.IDENTITIES.in(epoch)), PATIENCE).values())
        .containsExactly(new TopicShape(2, 1, 1, "delete"));
  }

  @Test
  void fewerReplicasThanAskedForAreNamed() {
    Epoch epoch = new Epoch("e204");
    provisioning(Map.of()).ensure(epoch, List.of(Topics.SHOPPERS));

    assertThatExceptionOfType(TopicMismatchException.class)
        .isThrownBy(() ->
            provisioning(Map.of("NOVA_REPLICATION_FACTOR", "3", "NOVA_MIN_ISR", "2"))
                .ensure(epoch, List.of(Topics.SHOPPERS)))
        .withMessageContaining("has 1 replicas and NOVA_REPLICATION_FACTOR asks for 3")
        .withMessageContaining("NOVA_MIN_ISR asks for 2");
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TopicProvisioning provisioning(Map<String, String> environment) {
    return new TopicProvisioning(admin, settings(environment));
  }

  private static Settings settings(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers());
    all.putIfAbsent("NOVA_PARTITIONS", "2");
    return Settings.from(all);
  }

  private Config config(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return java.util.Objects.requireNonNull(
        admin.describeConfigs(List.of(resource)).all().get().get(resource));
  }
}
