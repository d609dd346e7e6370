package dev.novapixel.schemas.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TableFollowerTest {
  private static final String TOPIC = "table";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final BlockingQueue<Consumer<String, byte[]>> consumers = new LinkedBlockingQueue<>();
  private final Table table = new Table();
  private final TableFollower<String> follower =
      new TableFollower<>(TOPIC, this::next, new Words(), table);

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void theTableIsShownOnceItWasReadToTheEndItHadAtTheStart() {
    MockConsumer<String, byte[]> consumer = consumer(2);
    follower.start();
    put(consumer, 0, "a", "1");
    await().until(() -> consumer.position(PARTITION) == 1);
    assertThat(follower.isCaughtUp()).isFalse();
    assertThat(table.shown()).isEmpty();

    put(consumer, 1, "b", "2");

    await().until(follower::isCaughtUp);
    assertThat(table.shown()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void aTopicWithNothingInItIsAnEmptyTable() {
    consumer(0);
    follower.start();

    await().until(follower::isCaughtUp);
    assertThat(table.shown()).isEmpty();
  }

  @Test
  void laterRecordsChangeAndDelete() {
    MockConsumer<String, byte[]> consumer = consumer(0);
    follower.start();
    await().until(follower::isCaughtUp);

    put(consumer, 0, "a", "1");
    put(consumer, 1, "b", "2");
    put(consumer, 2, "a", "3");
    put(consumer, 3, "b", null);

    await().until(() -> table.shown().equals(Map.of("a", "3")));
  }

  @Test
  void oneRecordThatCannotBeReadHidesNoOther() {
    MockConsumer<String, byte[]> consumer = consumer(2);
    follower.start();
    put(consumer, 0, "a", "broken");
    put(consumer, 1, "b", "2");

    await().until(() -> table.shown().equals(Map.of("b", "2")));
  }

  @Test
  void afterAFailureTheTableIsReadAnewAndForgetsWhatIsGone() {
    MockConsumer<String, byte[]> first = consumer(1);
    MockConsumer<String, byte[]> second = consumer(1);
    follower.start();
    put(first, 0, "a", "1");
    await().until(() -> table.shown().equals(Map.of("a", "1")));

    first.schedulePollTask(() -> first.setPollException(new KafkaException("away")));
    await().until(first::closed);
    assertThat(table.shown()).isEqualTo(Map.of("a", "1"));
    assertThat(follower.isCaughtUp()).isTrue();

    put(second, 0, "b", "2");
    await().until(() -> table.shown().equals(Map.of("b", "2")));
  }

  @Test
  void whatIsKnownAlreadyIsShownAtOnceAndReadingGoesOnBehindIt() {
    table.know(Map.of("a", "1"), Map.of(0, 2L));
    MockConsumer<String, byte[]> consumer = consumer(3);
    follower.start();
    await().until(() -> table.shown().equals(Map.of("a", "1")));
    assertThat(follower.isCaughtUp()).isFalse();
    assertThat(consumer.position(PARTITION)).isEqualTo(2);

    put(consumer, 2, "b", "2");

    await().until(() -> table.shown().equals(Map.of("a", "1", "b", "2")));
  }

  @Test
  void whatReachesFurtherThanTheLogIsNotBelieved() {
    table.know(Map.of("a", "1"), Map.of(0, 5L));
    MockConsumer<String, byte[]> consumer = consumer(1);
    follower.start();
    put(consumer, 0, "b", "2");

    await().until(() -> table.shown().equals(Map.of("b", "2")));
  }

  @Test
  void whatIsOfOtherPartitionsIsNotBelieved() {
    table.know(Map.of("a", "1"), Map.of(0, 0L, 1, 0L));
    MockConsumer<String, byte[]> consumer = consumer(1);
    follower.start();
    put(consumer, 0, "b", "2");

    await().until(() -> table.shown().equals(Map.of("b", "2")));
  }

  @Test
  void whoKeepsTheTableIsToldHowFarItReaches() {
    MockConsumer<String, byte[]> consumer = consumer(2);
    follower.start();
    put(consumer, 0, "a", "1");
    put(consumer, 1, "b", "2");
    await().until(follower::isCaughtUp);
    follower.close();

    assertThat(table.kept()).isEqualTo(Map.of(0, 2L));
  }

  private Consumer<String, byte[]> next() {
    try {
      return consumers.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private MockConsumer<String, byte[]> consumer(long end) {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    consumers.add(consumer);
    return consumer;
  }

  /** Added by the polling thread, after the follower has assigned the partition to itself. */
  private static void put(
      MockConsumer<String, byte[]> consumer, long offset, String key, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    consumer.schedulePollTask(
        () -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, key, bytes)));
  }

  private static final class Words implements Deserializer<String> {
    @Override
    public String deserialize(String topic, byte[] bytes) {
      String word = new String(bytes, UTF_8);
      if (word.equals("broken")) {
        throw new SerializationException("broken");
      }
      return word;
    }
  }

  private static final class Table implements TableFollower.Fold<String> {
    private final Map<String, String> folding = new HashMap<>();
    private volatile Map<String, String> shown = Map.of();
    private volatile Map<Integer, Long> kept = Map.of();
    private Map<String, String> known = Map.of();
    private Map<Integer, Long> knownUpTo = Map.of();

    /** Says, once, that it has this from a disk. */
    void know(Map<String, String> content, Map<Integer, Long> upTo) {
      known = content;
      knownUpTo = upTo;
    }

    Map<Integer, Long> kept() {
      return kept;
    }

    @Override
    public Map<Integer, Long> known() {
      folding.putAll(known);
      return knownUpTo;
    }

    @Override
    public void keep(Supplier<Map<Integer, Long>> next, boolean closing) {
      if (closing) {
        kept = next.get();
      }
    }

    Map<String, String> shown() {
      return shown;
    }

    @Override
    public void begin() {
      folding.clear();
    }

    @Override
    public void apply(String key, @Nullable String value) {
      if (value == null) {
        folding.remove(key);
      } else {
        folding.put(key, value);
      }
    }

    @Override
    public void publish() {
      shown = Map.copyOf(folding);
    }
  }
}
