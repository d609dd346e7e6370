package dev.novapixel.local.archive;

import dev.novapixel.local.archive.LogSlice.Range;
import dev.novapixel.schemas.settings.Settings;
import dev.novapixel.schemas.topic.Epoch;
import dev.novapixel.schemas.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of events as far back as archive and Kafka reach together, at one moment. Of each
 * partition one offset divides them: what the archive has is taken from it, what is behind that
 * from Kafka.
 *
 * @param archive what Kafka may have forgotten
 * @param rest what the archive does not have yet
 */
public record WholeLog(Archive archive, LogSlice rest) {

  /**
   * All that there is now.
   *
   * @throws ArchiveException if the archive is not of this log
   */
  public static WholeLog of(Archive archive, Settings settings) {
    var log = LogSlice.all(settings, Topics.PIXEL_EVENTS.in(Epoch.FIRST));
    var rest = new ArrayList<Range>();
    for (var range : log.ranges()) {
      long archived = archive.next(range.partition());
      if (archived > range.next()) {
        throw new ArchiveException(
            "The archive holds offsets of partition %d up to %d, and the log ends at %d: it is the archive of another log."
                .formatted(range.partition(), archived, range.next()));
      }
      rest.add(new Range(range.partition(), Math.max(range.first(), archived), range.next()));
    }
    return new WholeLog(archive, new LogSlice(log.topic(), rest));
  }

  /** How many records there are, some more if the log has marks of transactions. */
  public long length() {
    return archive.records() + rest.length();
  }

  /** From where on all of a partition is there, and to where. */
  public List<Range> ranges() {
    return rest.ranges().stream()
        .map(range -> {
          boolean joined = archive.next(range.partition()) == range.first();
          long first = joined ? archive.first(range.partition()) : range.first();
          return new Range(range.partition(), first, range.next());
        })
        .toList();
  }

  /** Tells all records, those of a partition in the order of their offsets. */
  public void read(Settings settings, LogSlice.Told told) throws IOException {
    archive.read(told);
    rest.read(settings, told);
  }
}
