package dev.novapixel.local.replay;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What the log has forgotten of what the live epoch knows. */
final class History {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int POLLS = 20;

  private final LocalStack stack;

  History(LocalStack stack) {
    this.stack = stack;
  }

  /**
   * Up to when a new epoch would lack events of the live epoch; empty if it has all of them.
   *
   * @param live the epoch that answers
   * @param from what was received before is to be left out on purpose; null if nothing is
   */
  Optional<Instant> lostUntil(Epoch live, @Nullable Instant from) {
    var begins = begins();
    if (from != null) {
      begins.add(from);
    }
    if (begins.isEmpty()) {
      return Optional.empty();
    }
    var latest = begins.stream().max(Comparator.naturalOrder()).orElseThrow();
    return known(live).filter(first -> first.isBefore(latest)).map(_ -> latest);
  }

  /** When the first record was received that is left, of each partition that has lost any. */
  private List<Instant> begins() {
    var begins = new ArrayList<Instant>();
    try (var consumer =
        new KafkaConsumer<>(
            ClientProperties.reader(stack.settings(), "nova-local-history"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.PIXEL_EVENTS.in(Epoch.FIRST)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer
          .beginningOffsets(partitions)
          .forEach((partition, first) -> {
            if (first > 0) {
              begins.add(received(consumer, partition, first));
            }
          });
    }
    return begins;
  }

  /** Of a partition that has nothing left all is lost, up to now. */
  private static Instant received(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long first) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, first);
    for (int poll = 0; poll < POLLS; poll++) {
      for (var record : consumer.poll(POLL)) {
        return Instant.ofEpochMilli(record.timestamp());
      }
    }
    return Instant.now();
  }

  /** When the first event was received that the epoch has of any shop. */
  private Optional<Instant> known(Epoch epoch) {
    try (var connection =
        DriverManager.getConnection(
            stack.settings().get(Setting.POSTGRES_URL),
            "nova_admin",
            stack.secrets().adminPassword())) {
      connection.setAutoCommit(false);
      var first = new ArrayList<Instant>();
      for (var shop : shops(connection)) {
        first(connection, epoch, shop).ifPresent(first::add);
      }
      return first.stream().min(Comparator.naturalOrder());
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "Postgres does not tell since when events are known.", failed);
    }
  }

  private static List<String> shops(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT shop FROM tenants ORDER BY shop")) {
      var shops = new ArrayList<String>();
      while (rows.next()) {
        shops.add(rows.getString(1));
      }
      return shops;
    }
  }

  private static Optional<Instant> first(Connection connection, Epoch epoch, String shop)
      throws SQLException {
    try (var enter = connection.prepareStatement("SELECT set_config('nova.shop', ?, true)");
        var statement = connection.createStatement()) {
      enter.setString(1, shop);
      enter.execute();
      var rows =
          statement.executeQuery(
              "SELECT greatest(first_received, missing_until) FROM " + epoch + ".as_of_reach");
      return rows.next()
          ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    }
  }
}
