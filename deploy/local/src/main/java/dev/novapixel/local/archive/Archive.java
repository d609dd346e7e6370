package dev.novapixel.local.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.archive.Contents.Segment;
import dev.novapixel.local.archive.LogSlice.Range;
import dev.novapixel.schemas.registry.SchemaRegistry;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Topics;
import dev.novapixel.schemas.wire.WireFormat;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the log of events beyond what Kafka keeps: segments, each with the offsets that it
 * speaks for, so that archive and log are cut by offset and nothing is there twice or missing in
 * between. Whatever is interrupted leaves the archive as it was. Used by one process at a time.
 */
public final class Archive {
  private static final String CONTENTS = "archive.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private Contents contents;

  private Archive(Path folder, Contents contents) {
    this.folder = folder;
    this.contents = contents;
  }

  /**
   * The archive of a folder, empty if there is none yet.
   *
   * @throws ArchiveException if a newer version has written it
   */
  public static Archive of(Path folder) throws IOException {
    var file = folder.resolve(CONTENTS);
    if (!Files.exists(file)) {
      return new Archive(folder, Contents.NOTHING);
    }
    var json = JSON.readTree(file.toFile());
    int format = json.path("format").asInt();
    if (format > Contents.FORMAT) {
      throw new ArchiveException(
          "The archive in %s was written by a newer Nova Pixel (its format is %d, this one reads up to %d). Update this checkout."
              .formatted(folder, format, Contents.FORMAT));
    }
    return new Archive(folder, JSON.treeToValue(json, Contents.class));
  }

  /** The offset of a partition behind the last that is in it. */
  public long next(int partition) {
    return contents.next(partition);
  }

  /** The offset of a partition from which on all is in it, up to {@link #next}. */
  public long first(int partition) {
    return contents.first(partition);
  }

  /** How many records it has. */
  public long records() {
    return contents.segments().stream().mapToLong(Segment::records).sum();
  }

  /** Until when events of each shop are gone because they were older than the shop keeps them. */
  public Map<String, Instant> removedUntil() {
    return contents.removedUntil().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Instant.parse(entry.getValue())));
  }

  /** Keeps the events of a shop so many days from now on, once {@link #rewrite} is asked for. */
  public void keep(String shop, int days) throws IOException {
    save(contents.keeping(shop, days));
  }

  /** Takes in what the log has more; how many records that were. */
  public long append(Settings settings, SchemaRegistry registry) throws IOException {
    var slice = WholeLog.of(this, settings).rest();
    if (slice.length() == 0) {
      return 0;
    }
    var numbers = new SchemaNumbers();
    var file = nextFile();
    var tally = new Tally();
    try (var out = RecordFile.create(folder.resolve(file))) {
      slice.read(
          settings,
          record -> {
            out.append(record);
            numbers.see(record.value());
            tally.add(record);
          });
    }
    save(contents.with(tally.segment(file, slice.ranges()), numbers.schemas(registry)));
    return tally.records;
  }

  /**
   * Writes those segments anew that hold events of who was erased since, or events older than their
   * shop keeps them; how many went.
   */
  public long rewrite(Settings settings, SchemaRegistry registry, Instant now) throws IOException {
    var wire = new WireFormat(registry);
    var leaving =
        new Leaving(
            Forgotten.read(settings, wire),
            shop -> contents.keptFrom(shop, now),
            wire.deserializer(Topics.PIXEL_EVENTS));
    long gone = 0;
    for (var segment : contents.segments()) {
      var kept = without(segment, leaving);
      gone += segment.records() - kept.records();
      if (!kept.equals(segment)) {
        save(contents.replacing(segment, kept, leaving.aged()));
      }
    }
    return gone;
  }

  /** The segment as it is, if nothing has to leave it; else another one. */
  private Segment without(Segment segment, Leaving leaving) throws IOException {
    var staying = new AtomicLong();
    RecordFile.read(
        folder.resolve(segment.file()),
        record -> {
          if (!leaving.includes(record)) {
            staying.incrementAndGet();
          }
        });
    if (staying.get() == segment.records()) {
      return segment;
    }
    var file = nextFile();
    var tally = new Tally();
    try (var out = RecordFile.create(folder.resolve(file))) {
      RecordFile.read(
          folder.resolve(segment.file()),
          record -> {
            if (!leaving.includes(record)) {
              out.append(record);
              tally.add(record);
            }
          });
    }
    return tally.segment(file, segment.ranges());
  }

  /** Tells all records, those of a partition in the order of their offsets. */
  public void read(LogSlice.Told told) throws IOException {
    for (var segment : contents.segments()) {
      RecordFile.read(folder.resolve(segment.file()), told);
    }
  }

  /** A name that no segment has had: what it replaces stays readable until it is there. */
  private String nextFile() throws IOException {
    makeFolder();
    return "pixel-events-%06d.parquet".formatted(contents.number() + 1);
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Replaces what the archive is, in one step, and clears away what it is no more. */
  private void save(Contents next) throws IOException {
    makeFolder();
    var fresh = folder.resolve(CONTENTS + ".new");
    Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
    Files.move(
        fresh,
        folder.resolve(CONTENTS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    contents = next;
    var named = next.segments().stream().map(Segment::file).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(each -> isLeftover(each, named)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isLeftover(Path file, Set<String> named) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(".parquet") && !named.contains(name);
  }

  /** What has been written into a segment. */
  private static final class Tally {
    private long records;
    private @Nullable Instant oldest;

    void add(StoredRecord record) {
      records++;
      if (oldest == null || record.timestamp().isBefore(oldest)) {
        oldest = record.timestamp();
      }
    }

    Segment segment(String file, List<Range> ranges) {
      return new Segment(file, records, ranges, oldest == null ? null : oldest.toString());
    }
  }
}
