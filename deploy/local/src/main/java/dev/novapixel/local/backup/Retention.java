package dev.novapixel.local.backup;

import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How long topics keep their records, which goes by when those were received: what is older when it
 * is written would be gone before anybody has read it.
 */
final class Retention {
  private final Admin admin;
  private final Instant now;

  Retention(Admin admin, Instant now) {
    this.admin = admin;
    this.now = now;
  }

  /**
   * Makes every topic keep what was received at {@code oldest} as long from now on as what is
   * received now; returns those that had to be changed.
   */
  List<String> reachBack(Instant oldest, Epoch epoch) throws InterruptedException {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    var changed = new ArrayList<String>();
    for (var topic : Topics.ALL) {
      var retention = topic.retention();
      if (retention != null && oldest.isBefore(now.minus(retention))) {
        var age = Duration.between(oldest, now).plus(retention);
        changed.add("%s (%d days)".formatted(topic.in(epoch), age.toDays()));
        changes.put(resource(topic, epoch), List.of(keep(age)));
      }
    }
    try {
      admin.incrementalAlterConfigs(changes).all().get();
    } catch (ExecutionException failed) {
      throw new StackException(
          "Kafka does not let topics be kept longer: " + failed.getCause(), failed);
    }
    return changed;
  }

  private static ConfigResource resource(Topic<?> topic, Epoch epoch) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.in(epoch));
  }

  private static AlterConfigOp keep(Duration age) {
    return new AlterConfigOp(
        new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(age.toMillis())),
        AlterConfigOp.OpType.SET);
  }
}
