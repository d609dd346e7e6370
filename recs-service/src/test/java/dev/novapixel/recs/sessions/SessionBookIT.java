package dev.novapixel.recs.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.situation.Foretold;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.recs.stage.Stage;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.kafka.TopicProvisioning;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionBookIT {
  private static final String SHOP = "kept.test";
  private static final Epoch EPOCH = new Epoch("e77");
  private static final String TOPIC = Topics.SESSIONS.in(EPOCH);

  @TempDir private Path folder;

  private final Stage stage = Stage.get();
  private final WireFormat wire =
      new WireFormat(new HttpSchemaRegistry(stage.settings().get(Setting.REGISTRY_URL)));
  private final Admin admin = Admin.create(ClientProperties.admin(stage.settings(), "kept"));
  private final KafkaProducer<String, Session> producer =
      new KafkaProducer<>(
          ClientProperties.producer(stage.settings(), "kept"),
          new StringSerializer(),
          wire.serializer(Topics.SESSIONS));

  @BeforeEach
  void makeTopic() {
    new TopicProvisioning(admin, stage.settings()).ensure(EPOCH, List.of(Topics.SESSIONS));
  }

  @AfterEach
  void forgetTopic() throws ExecutionException, InterruptedException {
    producer.close();
    admin.deleteTopics(List.of(TOPIC)).all().get();
    admin.close();
  }

  @Test
  void aRestartGoesOnFromWhatWasKeptEvenIfTheTopicHasForgotten()
      throws ExecutionException, InterruptedException {
    try (SessionBook first = book()) {
      tell("s1", "wool", "silk");
      await().until(() -> next(first).contains("silk"));
    }
    forgetRecords();
    tell("s2", "wool", "cotton");

    try (SessionBook second = book()) {
      await().untilAsserted(() -> assertThat(next(second)).containsExactly("cotton", "silk"));
    }
  }

  @Test
  void whatWasReadAsAWholeIsKeptAtOnceForAStartAfterACrash() {
    tell("s1", "wool", "silk");
    try (SessionBook crashing = book()) {
      await().until(() -> next(crashing).contains("silk"));
      await().until(() -> Files.exists(folder.resolve(TOPIC + ".snapshot")));

      try (SessionBook second = book()) {
        await().until(() -> next(second).contains("silk"));
      }
    }
  }

  @Test
  void whatIsDamagedIsReadFromTheTopicAgain() throws IOException {
    tell("s1", "wool", "silk");
    try (SessionBook first = book()) {
      await().until(() -> next(first).contains("silk"));
    }
    Path file = folder.resolve(TOPIC + ".snapshot");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    try (SessionBook second = book()) {
      await().until(() -> next(second).contains("silk"));
    }
  }

  @Test
  void aTopicOfTheSameNameThatWasMadeAnewIsAnother()
      throws ExecutionException, InterruptedException {
    tell("s1", "wool", "silk");
    try (SessionBook first = book()) {
      await().until(() -> next(first).contains("silk"));
    }
    admin.deleteTopics(List.of(TOPIC)).all().get();
    await()
        .ignoreExceptions()
        .until(() -> {
          makeTopic();
          return true;
        });
    tell("s2", "wool", "cotton");
    tell("s3", "wool", "cotton");

    try (SessionBook second = book()) {
      await().untilAsserted(() -> assertThat(next(second)).containsExactly("cotton"));
    }
  }

  private SessionBook book() {
    return SessionBook.start(
        EPOCH,
        new SessionBook.Keeping(1_000, folder),
        ClientProperties.reader(stage.settings(), "kept"),
        wire.deserializer(Topics.SESSIONS),
        _ -> Forest.NONE);
  }

  private static List<String> next(SessionBook book) {
    Optional<Foretold> next = book.next(SHOP, List.of("wool"), 10);
    return next.orElse(Foretold.NOTHING).nearest().stream().map(Scored::productId).toList();
  }

  private void tell(String id, String... products) {
    Session session = Sessions.session(SHOP, id, Session.Status.OPEN, Instant.now(), products);
    try {
      producer.send(new ProducerRecord<>(TOPIC, SHOP, session)).get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void forgetRecords() throws ExecutionException, InterruptedException {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (var info : producer.partitionsFor(TOPIC)) {
      all.put(new TopicPartition(TOPIC, info.partition()), RecordsToDelete.beforeOffset(-1));
    }
    admin.deleteRecords(all).all().get();
  }
}
