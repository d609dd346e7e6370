package dev.novapixel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIT {
  /** The quick compiler: these brokers live for seconds. */
  private static final List<String> JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final Binaries BINARIES = Binaries.besideTheBuild();
  private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

  @TempDir Path folder;
  private Place place;
  private int controllerPort;

  @BeforeEach
  void choosePlace() {
    place = Place.local(folder.resolve("kafka"), Ports.free());
    controllerPort = Ports.free();
  }

  @Test
  void whatIsAcknowledgedSurvivesACrash() throws ExecutionException, InterruptedException {
    String cluster;
    try (var kafka = start()) {
      cluster = kafka.clusterId();
      createTopic();
      produce(100);
      kafka.kill();
      assertThat(kafka.alive()).isFalse();
    }

    try (var kafka = start()) {
      assertThat(kafka.clusterId()).isEqualTo(cluster);
      assertThat(endOffset()).isEqualTo(100);
      produce(1);
      assertThat(endOffset()).isEqualTo(101);
    }
  }

  @Test
  void aTransactionThatACrashLeftOpenHoldsNobodyUp() throws Exception {
    try (var kafka = start()) {
      createTopic();
      var producer = transactional();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(PARTITION.topic(), "never committed")).get();
      kafka.kill();
      producer.close(Duration.ZERO);
    }

    try (var kafka = start();
        var admin = admin()) {
      assertThat(kafka.alive()).isTrue();
      // The record, and the marker that ends its transaction.
      await().atMost(Duration.ofSeconds(30)).until(() -> endOffset() == 2);
      var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
      assertThat(
              admin
                  .listOffsets(Map.of(PARTITION, OffsetSpec.latest()), committed)
                  .partitionResult(PARTITION)
                  .get()
                  .offset())
          .isEqualTo(2);
    }
  }

  @Test
  void anOrphanOfTheSameFolderIsEndedAndItsWorkKept()
      throws ExecutionException, InterruptedException {
    var orphan = start();
    createTopic();
    Processes.orphan(orphan.pid());
    assertThat(Processes.alive(orphan.pid())).isTrue();

    try (var kafka = start()) {
      assertThat(Processes.alive(orphan.pid())).isFalse();
      assertThat(kafka.clusterId()).isEqualTo(orphan.clusterId());
      assertThat(endOffset()).isZero();
    }
  }

  @Test
  void aTopicThatNobodyCreatedIsNotMadeUp() {
    try (var kafka = KafkaServer.start(place, controllerPort);
        var admin = admin()) {
      assertThat(kafka.alive()).isTrue();
      assertThat(admin.describeTopics(Set.of("a-typo")).allTopicNames())
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .withCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void aStrangersPortIsRefusedByName() throws IOException {
    try (var stranger = Stranger.at(place.port())) {
      assertThatThrownBy(() -> KafkaServer.start(place, controllerPort))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContainingAll("Kafka", Integer.toString(place.port()), "NOVA_PORT_BASE");
      assertThat(stranger.socket().isClosed()).isFalse();
    }
    try (var stranger = Stranger.at(controllerPort)) {
      assertThatThrownBy(this::start)
          .isInstanceOf(PortTakenException.class)
          .hasMessageContainingAll("controller", Integer.toString(controllerPort));
      assertThat(stranger.socket().isClosed()).isFalse();
    }
  }

  private KafkaProcess start() {
    return KafkaProcess.start(place, controllerPort, JVM, BINARIES);
  }

  private Admin admin() {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", place.address()));
  }

  private void createTopic() throws ExecutionException, InterruptedException {
    try (var admin = admin()) {
      admin.createTopics(Set.of(new NewTopic(PARTITION.topic(), 1, (short) 1))).all().get();
    }
  }

  /** Returns when all are acknowledged. */
  private void produce(int records) throws ExecutionException, InterruptedException {
    var settings = Map.<String, Object>of("bootstrap.servers", place.address(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      var sent =
          IntStream.range(0, records)
              .mapToObj(i -> producer.send(new ProducerRecord<>(PARTITION.topic(), "value " + i)))
              .toList();
      for (Future<?> acknowledgement : sent) {
        acknowledgement.get();
      }
    }
  }

  /** Its transactions may last as long as Kafka needs at least to be back. */
  private KafkaProducer<String, String> transactional() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            place.address(),
            "transactional.id",
            "a-stream",
            "transaction.timeout.ms",
            500),
        new StringSerializer(),
        new StringSerializer());
  }

  private long endOffset() throws ExecutionException, InterruptedException {
    try (var admin = admin()) {
      return admin
          .listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
          .partitionResult(PARTITION)
          .get()
          .offset();
    }
  }
}
