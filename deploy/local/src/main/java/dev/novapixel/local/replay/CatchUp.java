package dev.novapixel.local.replay;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until all that the log held at one moment has gone through every part of an epoch: stream
 * by stream, then mirrors and projection, each up to a cut that is made when the one before it has
 * reached its own. So it ends under live traffic, too. Used by one thread; {@link #line} by any.
 */
public final class CatchUp {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * What nodes and units tell each other goes through a stream's own topics once more, a few times
   * at most; what is still under way then is a moment old.
   */
  private static final int ROUNDS = 3;

  private static final List<Topic<?>> MIRRORED =
      List.of(
          Topics.IDENTITIES,
          Topics.SHOPPERS,
          Topics.SHOPPER_FEATURES,
          Topics.PRODUCT_FEATURES,
          Topics.PRODUCT_AFFINITY);

  private final Epoch epoch;
  private final Admin admin;
  private final Positions positions;
  private final Duration patience;
  private final long started = System.nanoTime();
  private volatile String line = "  waiting for the epoch's streams to begin";

  /**
   * Waits for {@code epoch}.
   *
   * @param patience how long nothing at all may move
   */
  CatchUp(LocalStack stack, Admin admin, Epoch epoch, Duration patience) {
    this.epoch = epoch;
    this.admin = admin;
    this.positions = new Positions(stack, admin);
    this.patience = patience;
  }

  /** Waits for an epoch whatever it is there for; does not close {@code admin}. */
  public static CatchUp of(LocalStack stack, Admin admin, Epoch epoch, Duration patience) {
    return new CatchUp(stack, admin, epoch, patience);
  }

  /** How far it is, for a person. */
  public String line() {
    return line;
  }

  /** Returns when the epoch holds all that the log held when this was called. */
  public void await() throws InterruptedException {
    String stitcher = ClientProperties.applicationId(epoch, "stitcher");
    String features = ClientProperties.applicationId(epoch, "features");
    until("stitched", name -> isInput(name, stitcher), () -> positions.ofStream(stitcher));
    until("computed", name -> isInput(name, features), () -> positions.ofStream(features));
    until("in Redis", names(MIRRORED), () -> positions.ofMirrors(epoch, MIRRORED));
    until("in Postgres", this::isDerived, () -> positions.ofProjection(epoch));
  }

  /** Where a reader stands. */
  @FunctionalInterface
  private interface Reader {
    Map<TopicPartition, Long> positions() throws InterruptedException;
  }

  private void until(String what, Predicate<String> topics, Reader reader)
      throws InterruptedException {
    boolean loops = what.equals("stitched") || what.equals("computed");
    for (int round = 0; round < (loops ? ROUNDS : 1); round++) {
      until(what, cut(topics, reader), reader);
    }
  }

  private void until(String what, Map<TopicPartition, Long> cut, Reader reader)
      throws InterruptedException {
    var begins = offsets(cut.keySet(), OffsetSpec.earliest());
    long begun = System.nanoTime();
    long moved = begun;
    long first = -1;
    long last = -1;
    while (true) {
      var stage = Stage.of(begins, cut, reader.positions());
      first = first < 0 ? stage.done() : first;
      line = line(what, stage, first, System.nanoTime() - begun);
      if (stage.isReached()) {
        return;
      }
      if (stage.done() != last) {
        last = stage.done();
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > patience.toNanos()) {
        throw new StackException(
            "Nothing has moved for %d s: %s. ./nova status shows which part is behind, its log in .nova/logs why; ./nova replay goes on, ./nova replay --abandon gives up."
                .formatted(patience.toSeconds(), line.strip()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private String line(String what, Stage stage, long first, long nanos) {
    double perSecond = nanos == 0 ? 0 : (stage.done() - first) / (nanos / 1e9);
    String left =
        stage.isReached()
            ? "in " + text(Duration.ofNanos(System.nanoTime() - started))
            : perSecond < 1
                ? "left ?"
                : "left " + text(Duration.ofMillis((long) (stage.behind() / perSecond * 1000)));
    return "  %-12s %,d of %,d (%.1f %%)  %,.0f/s  %s"
        .formatted(
            what,
            stage.done(),
            stage.all(),
            stage.all() == 0 ? 100 : 100.0 * stage.done() / stage.all(),
            perSecond,
            left);
  }

  private static String text(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }

  /** What a stream reads: what is its own, and what others tell it. */
  private boolean isInput(String name, String applicationId) {
    boolean own = name.startsWith(applicationId + "-") && name.endsWith("-repartition");
    return own || isFed(name, applicationId.contains("stitcher"));
  }

  private boolean isFed(String name, boolean stitcher) {
    return stitcher
        ? name.equals(Topics.PIXEL_EVENTS.in(epoch))
            || (name.startsWith(derived() + "stitcher-") && name.endsWith("-loop"))
        : name.equals(Topics.SHOPPER_EVENTS.in(epoch)) || name.equals(derived() + "features-loop");
  }

  private boolean isDerived(String name) {
    return names(Topics.DERIVED).test(name);
  }

  private Predicate<String> names(List<Topic<?>> topics) {
    return name -> topics.stream().anyMatch(topic -> topic.in(epoch).equals(name));
  }

  private String derived() {
    return "nova." + epoch + ".";
  }

  /** The ends now; of topics that the projection does not keep, none. */
  private Map<TopicPartition, Long> cut(Predicate<String> topics, Reader reader)
      throws InterruptedException {
    try {
      var names = admin.listTopics().names().get().stream().filter(topics).toList();
      var partitions = new HashMap<TopicPartition, Long>();
      for (var description : admin.describeTopics(names).allTopicNames().get().values()) {
        description
            .partitions()
            .forEach(info ->
                partitions.put(new TopicPartition(description.name(), info.partition()), 0L));
      }
      var ends = new HashMap<>(offsets(partitions.keySet(), OffsetSpec.latest()));
      if (topics.test(Topics.TALLIES.in(epoch))) {
        ends.keySet().retainAll(projected(reader));
      }
      return ends;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Kafka does not tell where its topics end.", failed);
    }
  }

  /** The projection has a row for every partition that it keeps, once its tables are made. */
  private Collection<TopicPartition> projected(Reader reader) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var known = reader.positions();
      if (!known.isEmpty()) {
        return known.keySet();
      }
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "The admin service does not project epoch %s; its log in .nova/logs says why."
                .formatted(epoch));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws InterruptedException {
    try {
      var asked = new HashMap<TopicPartition, OffsetSpec>();
      partitions.forEach(partition -> asked.put(partition, which));
      var offsets = new HashMap<TopicPartition, Long>();
      admin
          .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
      return offsets;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("Kafka does not tell where its topics end.", failed);
    }
  }
}
