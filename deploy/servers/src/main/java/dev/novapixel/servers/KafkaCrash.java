package dev.novapixel.servers;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * What has to happen between the crash of a {@link KafkaServer} and its next start: the cluster
 * must notice that the broker is gone.
 *
 * <p>A broker that returns before its old session has ended takes itself for the leader it was, and
 * its transaction coordinator begins to end the transactions that the crash left open. Nobody takes
 * its requests yet. When the broker registers anew, its partitions are without a leader for a
 * moment, and Kafka (4.3.1, {@code KRaftMetadataCache.getPartitionLeaderEndpoint}) takes a
 * partition without a leader for one that was deleted: the transaction is noted as ended although
 * its records never got their markers. Whoever reads committed records stands still before them for
 * ever, and what is written behind them may be taken as part of them. So after a crash the
 * controller first runs alone, until the old session has ended.
 */
final class KafkaCrash {
  private static final Duration SESSION = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String FENCED_BROKERS =
      "kafka.controller:type=KafkaController,name=FencedBrokerCount";

  private KafkaCrash() {}

  /** Returns when the broker whose log is in {@code data} is no longer taken for alive. */
  static void settle(Path data, int controllerPort, Place place) {
    var settings = KafkaSettings.ofController(place, data, controllerPort);
    settings.put("broker.session.timeout.ms", Long.toString(SESSION.toMillis()));
    settings.put("broker.heartbeat.interval.ms", Long.toString(SESSION.toMillis() / 2));
    var controller = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    controller.startup();
    try {
      awaitFenced();
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void awaitFenced() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (fencedBrokers() == 0) {
      if (System.nanoTime() > deadline) {
        throw new ServerException(
            "Kafka was not shut down in order, and its controller did not notice within %d s that"
                    .formatted(PATIENCE.toSeconds())
                + " the broker was gone");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** One node has one broker. Zero as well before the controller has read its log. */
  private static int fencedBrokers() {
    try {
      var value =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName(FENCED_BROKERS), "Value");
      return value instanceof Integer count ? count : 0;
    } catch (JMException notYet) {
      return 0;
    }
  }
}
