package dev.novapixel.local.replay;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.redis.RedisKeys;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import redis.clients.jedis.RedisClient;

/** How far each reader of an epoch's topics has come, wherever it keeps that. */
final class Positions {
  private final LocalStack stack;
  private final Admin admin;

  Positions(LocalStack stack, Admin admin) {
    this.stack = stack;
    this.admin = admin;
  }

  /** Next offsets of a stream. */
  Map<TopicPartition, Long> ofStream(String applicationId) throws InterruptedException {
    try {
      var positions = new HashMap<TopicPartition, Long>();
      admin
          .listConsumerGroupOffsets(applicationId)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> {
            if (offset != null) {
              positions.put(partition, offset.offset());
            }
          });
      return positions;
    } catch (ExecutionException noGroup) {
      return Map.of(); // it has not been joined yet
    }
  }

  /** Next offsets of the mirrors of {@code topics}. */
  Map<TopicPartition, Long> ofMirrors(Epoch epoch, List<Topic<?>> topics) {
    var keys = new RedisKeys(epoch);
    var positions = new HashMap<TopicPartition, Long>();
    try (var redis = RedisClient.create(stack.settings().get(Setting.REDIS_URL))) {
      for (var topic : topics) {
        redis
            .hgetAll(keys.mirrorPosition(topic))
            .forEach((partition, next) ->
                positions.put(
                    new TopicPartition(topic.in(epoch), Integer.parseInt(partition)),
                    Long.parseLong(next)));
      }
    }
    return positions;
  }

  /** Next offsets of the projection; none as long as the epoch has no tables. */
  Map<TopicPartition, Long> ofProjection(Epoch epoch) {
    var positions = new HashMap<TopicPartition, Long>();
    try (var connection =
            DriverManager.getConnection(
                stack.settings().get(Setting.POSTGRES_URL),
                "nova_owner",
                stack.secrets().ownerPassword());
        var offsets =
            connection.prepareStatement(
                "SELECT topic, partition, next FROM projection_offsets WHERE epoch = ?")) {
      offsets.setString(1, epoch.name());
      var rows = offsets.executeQuery();
      while (rows.next()) {
        positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
      return positions;
    } catch (SQLException failed) {
      throw new IllegalStateException("Postgres does not tell how far the projection is.", failed);
    }
  }
}
