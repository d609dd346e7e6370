package dev.novapixel.local.replay;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;

/**
 * Takes away all that an epoch has left: topics, groups, keys, tables, stores. Any part of it may
 * be gone already, so that a sweep that was interrupted is done again.
 */
final class Sweep {
  private static final Pattern OF_AN_EPOCH =
      Pattern.compile("nova\\.(e[1-9][0-9]*)\\..*|nova-(?:stitcher|features)-(e[1-9][0-9]*)-.*");
  private static final List<String> STREAMS = List.of("stitcher", "features");
  private static final int KEYS_AT_ONCE = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final LocalStack stack;
  private final Admin admin;

  Sweep(LocalStack stack, Admin admin) {
    this.stack = stack;
    this.admin = admin;
  }

  /** The epochs that topics are named after, whoever made them. */
  List<Epoch> epochsInKafka() throws InterruptedException {
    var found = new TreeSet<Epoch>(Comparator.comparingInt(Sweep::number));
    for (var name : topics()) {
      var match = OF_AN_EPOCH.matcher(name);
      if (match.matches()) {
        found.add(new Epoch(match.group(1) == null ? match.group(2) : match.group(1)));
      }
    }
    return List.copyOf(found);
  }

  static int number(Epoch epoch) {
    return Integer.parseInt(epoch.name().substring(1));
  }

  /** Returns when nothing is left of it. Its streams and its projection must have ended. */
  void run(Epoch epoch) throws InterruptedException {
    groups(epoch);
    postgres(epoch);
    redis(epoch);
    stores(epoch);
    kafka(epoch); // last: topics are what a leftover is known by
  }

  private void kafka(Epoch epoch) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var left = topics().stream().filter(name -> isOf(epoch, name)).toList();
      if (left.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new StackException("Kafka still has %s. Try again.".formatted(left));
      }
      try {
        admin.deleteTopics(left).all().get();
      } catch (ExecutionException goneMeanwhile) {
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  static boolean isOf(Epoch epoch, String topic) {
    var match = OF_AN_EPOCH.matcher(topic);
    return match.matches()
        && (epoch.name().equals(match.group(1)) || epoch.name().equals(match.group(2)));
  }

  private List<String> topics() throws InterruptedException {
    try {
      return List.copyOf(admin.listTopics().names().get());
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Kafka does not list its topics.", failed);
    }
  }

  /** A group whose members have just gone is empty a moment later. */
  private void groups(Epoch epoch) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var left =
            admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith("nova-") && group.endsWith("-" + epoch))
                .toList();
        if (left.isEmpty()) {
          return;
        }
        admin.deleteConsumerGroups(left).all().get();
      } catch (ExecutionException notEmptyYet) {
        if (System.nanoTime() > deadline) {
          throw new StackException(
              "The streams of epoch %s have not ended: %s".formatted(epoch, notEmptyYet.getCause()),
              notEmptyYet);
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private void redis(Epoch epoch) {
    try (var redis = RedisClient.create(stack.settings().get(Setting.REDIS_URL))) {
      var wanted = new ScanParams().match("nova:" + epoch + ":*").count(KEYS_AT_ONCE);
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        var page = redis.scan(cursor, wanted);
        if (!page.getResult().isEmpty()) {
          redis.unlink(page.getResult().toArray(String[]::new));
        }
        cursor = page.getCursor();
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
  }

  /** An epoch's name is letters and digits: it can be part of a statement. */
  private void postgres(Epoch epoch) {
    try (var connection =
            DriverManager.getConnection(
                stack.settings().get(Setting.POSTGRES_URL),
                "nova_owner",
                stack.secrets().ownerPassword());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL lock_timeout = '30s'");
      statement.execute("DROP SCHEMA IF EXISTS " + epoch + " CASCADE");
      statement.execute("DELETE FROM public.projection_offsets WHERE epoch = '" + epoch + "'");
      connection.commit();
    } catch (SQLException failed) {
      throw new StackException(
          "The tables of epoch %s could not be dropped: %s".formatted(epoch, failed.getMessage()),
          failed);
    }
  }

  private void stores(Epoch epoch) {
    for (var stream : STREAMS) {
      delete(stack.home().streamState(ClientProperties.applicationId(epoch, stream)));
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Could not remove " + folder, failed);
    }
  }
}
