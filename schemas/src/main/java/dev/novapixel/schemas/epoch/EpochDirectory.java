package dev.novapixel.schemas.epoch;

import dev.novapixel.schemas.table.TableFollower;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Epochs;
import dev.novapixel.schemas.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Which epochs there are, as the {@code epochs} topic says now: known within a poll of a change.
 * While Kafka is away the last known stay in force. Thread-safe.
 */
public final class EpochDirectory implements AutoCloseable {
  private final TableFollower<Epochs> follower;
  private final Epoch first;
  private final Consumer<Epochs> listener;
  private volatile @Nullable Epochs latest;

  private EpochDirectory(
      Map<String, Object> kafka,
      Deserializer<Epochs> values,
      Epoch first,
      Consumer<Epochs> listener) {
    this.first = first;
    this.listener = listener;
    this.follower = new TableFollower<>(Topics.EPOCHS.in(Epoch.FIRST), kafka, values, new Newest());
  }

  /**
   * Starts to follow the topic at once, in a thread of its own.
   *
   * @param kafka client properties: at least {@code bootstrap.servers}
   * @param values reads the topic's values; not closed
   * @param first the live epoch as long as the topic says nothing
   * @param listener told of the epochs when they are known, and of each change, by one thread; what
   *     it throws lets the topic be read again, and it be told again
   */
  public static EpochDirectory start(
      Map<String, Object> kafka,
      Deserializer<Epochs> values,
      Epoch first,
      Consumer<Epochs> listener) {
    EpochDirectory directory = new EpochDirectory(kafka, values, first, listener);
    directory.follower.start();
    return directory;
  }

  /** The epochs now; empty before the topic was read for the first time. */
  public Optional<Epochs> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public void close() {
    follower.close();
  }

  /** The one record that counts. Used by the follower's thread. */
  private final class Newest implements TableFollower.Fold<Epochs> {
    private Epochs folded = Epochs.only(first);

    @Override
    public void begin() {
      folded = Epochs.only(first);
    }

    @Override
    public void apply(String key, @Nullable Epochs value) {
      if (key.equals(Epochs.KEY)) {
        folded = value == null ? Epochs.only(first) : value;
      }
    }

    @Override
    public void publish() {
      if (!folded.equals(latest)) {
        listener.accept(folded);
        latest = folded;
      }
    }
  }
}
