package dev.novapixel.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A spool whose process was killed, and whose last write the disk has kept only in part. */
final class SpoolProperties {
  private static final SpoolLimits LIMITS = new SpoolLimits(1 << 20, Duration.ofDays(3650));

  @Property(tries = 150)
  void whateverTheDiskLostOfTheLastWriteAllThatWasAcknowledgedBeforeIsThere(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> requests,
      @ForAll @IntRange(min = 0, max = 100_000) int length,
      @ForAll boolean garbage,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("spool");
    List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    Path last;
    long before;
    try (Spool spool = Spool.open(SpoolFolder.open(folder), LIMITS, InstantSource.system())) {
      for (int i = 0; i < requests.size() - 1; i++) {
        append(spool, sent, requests.get(i), length % 9000);
      }
      List<Path> segments = segments(folder);
      before = segments.isEmpty() ? 0 : Files.size(segments.getLast());
      append(spool, sent, requests.getLast(), length % 9000);
      last = segments(folder).getLast();
      before = segments.contains(last) ? before : 0;
    }
    // The last write was never acknowledged: any part of it may be missing, or be rubbish.
    long cut = before + random.nextLong(Files.size(last) - before + 1);
    try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
      file.setLength(cut);
      if (garbage) {
        byte[] rubbish = new byte[random.nextInt(200)];
        random.nextBytes(rubbish);
        file.seek(cut);
        file.write(rubbish);
      }
    }

    int acknowledged = sent.size() - requests.getLast();
    try (SpoolFolder reopened = SpoolFolder.open(folder)) {
      List<String> found = Records.texts(Records.readAll(reopened.recover()));
      assertThat(found).hasSizeGreaterThanOrEqualTo(acknowledged);
      assertThat(found).isEqualTo(Records.texts(sent).subList(0, found.size()));
    } finally {
      delete(folder);
    }
  }

  private static void append(
      Spool spool, List<ProducerRecord<byte[], byte[]>> sent, int count, int padding) {
    List<ProducerRecord<byte[], byte[]>> request = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = sent.size() + i;
      request.add(Records.of("event " + number + "x".repeat(padding / (1 + i)), number));
    }
    sent.addAll(request);
    assertThat(spool.append(request).toCompletableFuture().join()).isTrue();
  }

  private static List<Path> segments(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".spool")).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
