package dev.novapixel.local.backup;

import dev.novapixel.local.archive.Archive;
import dev.novapixel.local.archive.LogSlice;
import dev.novapixel.local.archive.LogSlice.Range;
import dev.novapixel.local.archive.RecordFile;
import dev.novapixel.local.archive.SchemaNumbers;
import dev.novapixel.local.archive.StoredRecord;
import dev.novapixel.local.archive.WholeLog;
import dev.novapixel.local.backup.Manifest.StoredTopic;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Saves a stack that is up, and may go on serving: what the log holds at the moment of asking, and
 * all that was set until the end. Used by one thread; {@link #line} by any.
 */
public final class Backup {
  private final LocalStack stack;
  private final InstantSource clock;
  private final SchemaNumbers numbers = new SchemaNumbers();
  private final AtomicLong saved = new AtomicLong();
  private final AtomicLong all = new AtomicLong();

  public Backup(LocalStack stack, InstantSource clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** How far it is, for a person. */
  public String line() {
    return "  saved %,d of %,d records".formatted(saved.get(), Math.max(all.get(), saved.get()));
  }

  /** Writes {@code target}, which must not be there. */
  public Manifest write(Path target) throws IOException {
    var begun = clock.instant();
    try (var folder = Scratch.beside(target);
        var registry = new HttpSchemaRegistry(stack.settings().get(Setting.REGISTRY_URL))) {
      var topics = topics(folder.path(), new WireFormat(registry));
      try (var tables = new SettingsTables(stack)) {
        var rows = tables.save(folder.path());
        int migration = tables.migration();
        int partitions = partitions(topics);
        var schemas = numbers.schemas(registry);
        return BackupFile.pack(
            folder.path(),
            target,
            files ->
                new Manifest(
                    Manifest.FORMAT,
                    begun.toString(),
                    partitions,
                    migration,
                    rows,
                    topics,
                    schemas,
                    files));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("Postgres does not tell what has been set.", failed);
    }
  }

  private static int partitions(SortedMap<String, StoredTopic> topics) {
    return topics.values().stream().mapToInt(topic -> topic.ranges().size()).max().orElseThrow();
  }

  private SortedMap<String, StoredTopic> topics(Path folder, WireFormat wire) throws IOException {
    Files.createDirectories(folder.resolve("topics"));
    var topics = new TreeMap<String, StoredTopic>();
    for (var topic : SavedTopics.ALL) {
      var file = SavedTopics.file(folder, topic);
      var saved =
          topic.equals(Topics.PIXEL_EVENTS)
              ? saveEvents(file)
              : save(
                  topic,
                  file,
                  topic.equals(Topics.REJECTED_EVENTS) ? refusedByGateway(wire) : _ -> true);
      topics.put(topic.name(), saved);
    }
    return topics;
  }

  /** Of events also what only the archive has: what is restored reaches back as far as that. */
  private StoredTopic saveEvents(Path file) throws IOException {
    var log = WholeLog.of(Archive.of(stack.home().archive()), stack.settings());
    all.addAndGet(log.length());
    return save(file, log.ranges(), told -> log.read(stack.settings(), told));
  }

  private StoredTopic save(Topic<?> topic, Path file, Predicate<StoredRecord> wanted)
      throws IOException {
    var slice = LogSlice.all(stack.settings(), topic.in(Epoch.FIRST));
    all.addAndGet(slice.length());
    return save(
        file,
        slice.ranges(),
        told ->
            slice.read(
                stack.settings(),
                record -> {
                  if (wanted.test(record)) {
                    told.record(record);
                  }
                }));
  }

  /** Tells records. */
  @FunctionalInterface
  private interface Source {
    void read(LogSlice.Told told) throws IOException;
  }

  private StoredTopic save(Path file, List<Range> ranges, Source source) throws IOException {
    var tally = new Tally();
    try (var out = RecordFile.create(file)) {
      source.read(record -> {
        out.append(record);
        numbers.see(record.value());
        tally.add(record);
        saved.incrementAndGet();
      });
    }
    return new StoredTopic(
        tally.records, tally.oldest == null ? null : tally.oldest.toString(), ranges);
  }

  /** What the stitcher refuses it will refuse again when it reads the log. */
  private static Predicate<StoredRecord> refusedByGateway(WireFormat wire) {
    Deserializer<RejectedEvent> values = wire.deserializer(Topics.REJECTED_EVENTS);
    var topic = Topics.REJECTED_EVENTS.in(Epoch.FIRST);
    return record -> {
      try {
        var event = record.value() == null ? null : values.deserialize(topic, record.value().get());
        return event == null || event.stage() == RejectedEvent.Stage.GATEWAY;
      } catch (SerializationException unreadable) {
        return true;
      }
    };
  }

  /** What has been seen of a topic. */
  private static final class Tally {
    private long records;
    private @Nullable Instant oldest;

    void add(StoredRecord record) {
      records++;
      if (oldest == null || record.timestamp().isBefore(oldest)) {
        oldest = record.timestamp();
      }
    }
  }
}
