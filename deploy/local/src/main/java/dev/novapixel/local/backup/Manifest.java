package dev.novapixel.local.backup;

import dev.novapixel.local.archive.LogSlice.Range;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds: its first entry, in JSON.
 *
 * @param format how it is laid out
 * @param createdAt when it was begun, ISO 8601 UTC
 * @param partitions how many each topic has, which keeps clients' own order
 * @param migration the newest migration of the tables
 * @param tables how many rows each has
 * @param topics each by its plain name
 * @param schemas by the numbers that values have, as JSON
 * @param files every other entry of the backup
 */
public record Manifest(
    int format,
    String createdAt,
    int partitions,
    int migration,
    SortedMap<String, Long> tables,
    SortedMap<String, StoredTopic> topics,
    SortedMap<Integer, String> schemas,
    SortedMap<String, StoredFile> files) {

  /** Rises when an older version could not restore what a newer one has written. */
  static final int FORMAT = 1;

  /**
   * A topic.
   *
   * @param records how many
   * @param oldest when the oldest was received, ISO 8601 UTC; null if there is none
   * @param ranges the offsets that they had
   */
  public record StoredTopic(long records, @Nullable String oldest, List<Range> ranges) {
    public StoredTopic {
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * A file.
   *
   * @param bytes its length
   * @param sha256 of its content, in hex
   */
  public record StoredFile(long bytes, String sha256) {}

  public Manifest {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** How many records there are of all topics. */
  public long records() {
    return topics.values().stream().mapToLong(StoredTopic::records).sum();
  }
}
