package dev.novapixel.local.backup;

import dev.novapixel.local.archive.LogSlice;
import dev.novapixel.local.archive.LogWriter;
import dev.novapixel.local.archive.RecordFile;
import dev.novapixel.local.archive.Renumbering;
import dev.novapixel.local.backup.Manifest.StoredTopic;
import dev.novapixel.local.replay.CatchUp;
import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.registry.HttpSchemaRegistry;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topic;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;

/**
 * Brings a backup into a stack that is up and empty: the tables, then the topics, each partition in
 * its order and with the times that its records had. What is derived the stack computes, as it does
 * from any log. Used by one thread; {@link #line} by any.
 */
public final class Restore {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final LocalStack stack;
  private final InstantSource clock;
  private final AtomicLong written = new AtomicLong();
  private final AtomicReference<Supplier<String>> line = new AtomicReference<>(() -> "  checking");

  public Restore(LocalStack stack, InstantSource clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** How far it is, for a person. */
  public String line() {
    return Objects.requireNonNull(line.get()).get();
  }

  /**
   * What was restored.
   *
   * @param manifest what the backup held
   * @param kept topics whose retention was lengthened, so that the backup's records stay
   */
  public record Outcome(Manifest manifest, List<String> kept) {
    public Outcome {
      kept = List.copyOf(kept);
    }
  }

  /**
   * Returns when the stack has computed all of it.
   *
   * @throws StackException if nothing was done because the backup or the stack is not fit for it
   */
  public Outcome read(Path backup) throws IOException, InterruptedException {
    try (var folder = Scratch.beside(stack.home().state().resolve("backup"));
        var tables = new SettingsTables(stack);
        var registry = new HttpSchemaRegistry(stack.settings().get(Setting.REGISTRY_URL));
        var admin = Admin.create(ClientProperties.admin(stack.settings(), "nova-local-restore"))) {
      var manifest = BackupFile.unpack(backup, folder.path());
      requireReadable(manifest, tables.migration());
      requireEmpty(tables);
      requirePartitions(manifest);
      var kept =
          new Retention(admin, clock.instant())
              .reachBack(oldest(manifest), stack.settings().get(Setting.EPOCH));
      line.set(() -> "  written %,d of %,d records".formatted(written.get(), manifest.records()));
      restore(manifest, folder.path(), Topics.ERASURES, registry);
      tables.load(folder.path());
      awaitTold(tables);
      for (var topic :
          List.of(Topics.REJECTED_EVENTS, Topics.RECOMMENDATIONS_SERVED, Topics.PIXEL_EVENTS)) {
        restore(manifest, folder.path(), topic, registry);
      }
      var catchUp = CatchUp.of(stack, admin, stack.settings().get(Setting.EPOCH), PATIENCE);
      line.set(catchUp::line);
      catchUp.await();
      return new Outcome(manifest, kept);
    } catch (SQLException failed) {
      throw new StackException("Postgres did not take the backup: " + failed.getMessage(), failed);
    }
  }

  private static Instant oldest(Manifest manifest) {
    return manifest.topics().values().stream()
        .map(StoredTopic::oldest)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private static void requireReadable(Manifest manifest, int migration) {
    var unreadable =
        manifest.schemas().entrySet().stream()
            .filter(
                each -> SavedTopics.ALL.stream().noneMatch(topic -> reads(topic, each.getValue())))
            .toList();
    if (manifest.migration() > migration || !unreadable.isEmpty()) {
      throw new StackException(
          "The backup is of a newer Nova Pixel (its tables are of version %d, here of %d; %d of its schemas cannot be read). Update this checkout."
              .formatted(manifest.migration(), migration, unreadable.size()));
    }
  }

  /** A schema is read by the topic whose records have its name. */
  private static boolean reads(Topic<?> topic, String json) {
    return WireFormat.reads(topic, new Schema.Parser().parse(json));
  }

  private void requireEmpty(SettingsTables tables) throws SQLException {
    var found = new ArrayList<String>();
    for (var topic : SavedTopics.ALL) {
      if (slice(topic).ranges().stream().anyMatch(range -> range.next() > 0)) {
        found.add("records in " + topic.in(Epoch.FIRST));
      }
    }
    if (stack.epochs().seats().size() > 1
        || !stack.settings().get(Setting.EPOCH).equals(stack.firstEpoch())) {
      found.add("epochs of a replay");
    }
    found.addAll(tables.ownedByOthers());
    if (!found.isEmpty()) {
      throw new StackException(
          "A backup goes into an empty stack only, and this one has %s. Give it another NOVA_HOME and NOVA_PORT_BASE, or empty this one: ./nova down --purge && ./nova up -d."
              .formatted(String.join(", ", found)));
    }
  }

  private void requirePartitions(Manifest manifest) {
    int here = slice(Topics.PIXEL_EVENTS).ranges().size();
    if (here != manifest.partitions()) {
      throw new StackException(
          "The backup's topics have %d partitions and this stack's %d: clients would lose their order. Set %s to %d and start with an empty stack."
              .formatted(manifest.partitions(), here, Setting.PARTITIONS, manifest.partitions()));
    }
  }

  private LogSlice slice(Topic<?> topic) {
    return LogSlice.all(stack.settings(), topic.in(Epoch.FIRST));
  }

  /** The relay of the admin service publishes settings, catalogue and splits as it finds them. */
  private static void awaitTold(SettingsTables tables) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tables.waiting() > 0) {
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "The admin service does not publish what was restored; its log in .nova/logs says why.");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private void restore(Manifest manifest, Path folder, Topic<?> topic, HttpSchemaRegistry registry)
      throws IOException {
    var numbers = new Renumbering(registry, topic.subject() + "-restored", manifest.schemas());
    var name = topic.in(Epoch.FIRST);
    try (var writer = new LogWriter(stack.settings(), name, numbers, written::incrementAndGet)) {
      RecordFile.read(SavedTopics.file(folder, topic), writer::write);
      writer.flush();
    }
  }
}
