package dev.novapixel.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.novapixel.schemas.ops.Check;
import dev.novapixel.schemas.ops.Metrics;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.servers.testing.EmbeddedStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toy that counts words by key and dies of the word "poison", run as our services run. */
final class StreamsRunnerIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path state;

  @Test
  void aProcessIsReadyCountsOnceAndEndsInOrder() throws Exception {
    Toy toy = new Toy("count");
    StreamsRunner runner = toy.runner();
    CompletableFuture<Void> ended;
    try (runner;
        Metrics metrics = new Metrics("toy");
        AutoCloseable watched = metrics.watch(runner.streams())) {
      assertThat(watched).isNotNull();
      runner.start();
      ended = CompletableFuture.runAsync(() -> awaitEnd(runner));
      await().atMost(SOON).until(() -> runner.ready() instanceof Check.Ok);
      toy.write("ann", "a", "b", "c");

      assertThat(toy.lastCount("ann", 3)).isEqualTo(3);
      assertThat(metrics.text()).contains("kafka_stream");
    }

    assertThat(ended).succeedsWithin(SOON);
    assertThat(runner.alive()).isInstanceOf(Check.Failed.class);
  }

  @Test
  void anErrorThatNobodyCaughtEndsTheProcess() throws Exception {
    Toy toy = new Toy("die");
    try (StreamsRunner runner = toy.runner()) {
      runner.start();
      toy.write("ann", "poison");

      assertThatThrownBy(runner::awaitEnd).hasRootCauseMessage("poison");
      assertThat(runner.ready()).isInstanceOf(Check.Failed.class);
    }
  }

  private static void awaitEnd(StreamsRunner runner) {
    try {
      runner.awaitEnd();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Toy {
    private final String name;
    private final Settings settings;

    Toy(String name) throws Exception {
      this.name = name;
      settings =
          Settings.from(
              Map.of(
                  "NOVA_KAFKA_BOOTSTRAP", EmbeddedStack.kafka().bootstrapServers(),
                  "NOVA_STATE_DIR", state.toString()));
      try (Admin admin = Admin.create(ClientProperties.admin(settings, name))) {
        admin
            .createTopics(
                List.of(new NewTopic(words(), 1, (short) 1), new NewTopic(counts(), 1, (short) 1)))
            .all()
            .get();
      }
    }

    StreamsRunner runner() {
      Properties properties = ClientProperties.streams(settings, name);
      return new StreamsRunner(topology(properties), properties);
    }

    private Topology topology(Properties properties) {
      StreamsBuilder builder =
          new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
      builder.stream(words(), Consumed.with(Serdes.String(), Serdes.String()).withName("words"))
          .mapValues(StreamsRunnerIT::tasted, Named.as("taste"))
          .groupByKey(Grouped.with("by-key", Serdes.String(), Serdes.String()))
          .count(Named.as("count"), Materialized.as("counts"))
          .toStream(Named.as("counted"))
          .to(counts(), Produced.with(Serdes.String(), Serdes.Long()).withName("out"));
      return builder.build();
    }

    void write(String key, String... words) throws Exception {
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              ClientProperties.producer(settings, name),
              new StringSerializer(),
              new StringSerializer())) {
        for (String word : words) {
          producer.send(new ProducerRecord<>(words(), key, word)).get();
        }
      }
    }

    long lastCount(String key, long expected) {
      try (KafkaConsumer<String, Long> consumer =
          new KafkaConsumer<>(
              ClientProperties.member(settings, name, name + "-reader"),
              new StringDeserializer(),
              Serdes.Long().deserializer())) {
        consumer.subscribe(List.of(counts()));
        long[] last = new long[1];
        await()
            .atMost(SOON)
            .until(() -> {
              for (ConsumerRecord<String, Long> each : consumer.poll(Duration.ofMillis(100))) {
                last[0] = each.key().equals(key) ? each.value() : last[0];
              }
              return last[0] >= expected;
            });
        return last[0];
      }
    }

    private String words() {
      return "toy-" + name + "-words";
    }

    private String counts() {
      return "toy-" + name + "-counts";
    }
  }

  private static String tasted(String word) {
    if (word.equals("poison")) {
      throw new IllegalArgumentException(word);
    }
    return word;
  }
}
