package dev.novapixel.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
  private static final SpoolLimits LIMITS = new SpoolLimits(1 << 20, Duration.ofHours(1));

  @TempDir Path folder;
  private Instant now = Instant.ofEpochMilli(1000);
  private final Kafka kafka = new Kafka();
  private Spool spool;
  private Replay replay;

  @BeforeEach
  void open() throws IOException {
    spool = Spool.open(SpoolFolder.open(folder), LIMITS, () -> now);
    replay = new Replay(spool, kafka);
    replay.start();
  }

  @AfterEach
  void close() throws IOException {
    replay.close();
    spool.close();
  }

  @Test
  void whatWaitsIsWrittenInItsOrderOnceTheLogIsBackAndThenNothingIsLeft() throws IOException {
    for (int i = 0; i < 100; i++) {
      assertThat(kept(Records.numbered(10 * i, 10 * i + 10))).isTrue();
    }
    assertThat(spool.records()).isEqualTo(1000);
    assertThat(spool.isEmpty()).isFalse();

    kafka.open = true;
    await().until(spool::isEmpty);
    assertThat(Records.texts(kafka.written)).isEqualTo(Records.texts(Records.numbered(0, 1000)));
    assertThat(kafka.written.get(7))
        .usingRecursiveComparison()
        .isEqualTo(Records.of("event 7", 1007));
    assertThat(spool.records()).isZero();
    assertThat(spool.age()).isZero();
    assertThat(segments()).isEmpty();
  }

  @Test
  void whatWasNotAcknowledgedIsWrittenAgainAndNothingElse() {
    assertThat(kept(Records.numbered(0, 10))).isTrue();
    kafka.refusals.set(3);
    kafka.open = true;

    await().until(spool::isEmpty);
    assertThat(Records.texts(kafka.written))
        .containsExactlyInAnyOrderElementsOf(Records.texts(Records.numbered(0, 10)));
    assertThat(kafka.held).as("nobody waits while it does not go on").isFalse();
  }

  @Test
  void whatWaitedWhenTheProcessEndedIsThereAtTheNextStartBeforeAllThatIsNew() throws IOException {
    assertThat(kept(Records.numbered(0, 50))).isTrue();
    close();
    open();
    assertThat(spool.records()).isEqualTo(50);
    assertThat(kept(Records.numbered(50, 60))).isTrue();

    kafka.open = true;
    await().until(spool::isEmpty);
    assertThat(Records.texts(kafka.written)).isEqualTo(Records.texts(Records.numbered(0, 60)));
  }

  @Test
  void newEventsAreHeldForTheMomentInWhichTheLastOnesLeave() {
    assertThat(kept(Records.numbered(0, 10))).isTrue();
    kafka.slow = new CompletableFuture<>();
    kafka.open = true;
    await().until(() -> kafka.held);
    assertThat(spool.isEmpty()).isFalse();

    kafka.slow.complete(null);
    await().until(() -> !kafka.held);
    assertThat(spool.isEmpty()).isTrue();
  }

  @Test
  void aFullSpoolTakesNothingMoreAndKeepsWhatItHas() throws IOException {
    List<ProducerRecord<byte[], byte[]>> large =
        Collections.nCopies(10, Records.of("x".repeat(20_000), 1));
    int taken = 0;
    while (kept(large)) {
      taken++;
    }
    assertThat(taken).isEqualTo(5);
    assertThat(sizeOnDisk()).isLessThanOrEqualTo(LIMITS.bytes());
    assertThat(spool.takes() && kept(large)).isFalse();

    kafka.open = true;
    await().until(spool::isEmpty);
    assertThat(kafka.written).hasSize(50);
    assertThat(kept(large)).isTrue();
  }

  @Test
  void onceTheOldestHasWaitedTooLongNothingMoreIsTaken() {
    assertThat(kept(List.of(Records.of("old", now.toEpochMilli())))).isTrue();
    now = now.plus(LIMITS.age());
    await().until(() -> spool.age() == LIMITS.age().toMillis());
    assertThat(kept(Records.numbered(0, 1))).isTrue();
    now = now.plusMillis(1);
    assertThat(spool.takes()).isFalse();
    assertThat(kept(Records.numbered(1, 2))).isFalse();

    kafka.open = true;
    await().until(spool::isEmpty);
    assertThat(Records.texts(kafka.written)).containsExactly("old", "event 0");
    assertThat(spool.takes()).isTrue();
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    assertThat(kept(Records.numbered(0, 1))).isTrue();
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    for (Path segment : segments()) {
      assertThat(Files.getPosixFilePermissions(segment))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void twoGatewaysNeverShareAFolder() {
    assertThatThrownBy(() -> SpoolFolder.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another gateway");
  }

  private boolean kept(List<ProducerRecord<byte[], byte[]>> records) {
    return spool.append(records).toCompletableFuture().join();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".spool")).toList();
    }
  }

  private long sizeOnDisk() throws IOException {
    long size = 0;
    for (Path segment : segments()) {
      size += Files.size(segment);
    }
    return size;
  }

  /** A log that acknowledges as it is told. */
  private static final class Kafka implements Replay.Target {
    final List<ProducerRecord<byte[], byte[]>> written =
        Collections.synchronizedList(new ArrayList<>());
    volatile boolean open;
    volatile boolean held;

    /** So many times only every other record is acknowledged. */
    final AtomicInteger refusals = new AtomicInteger();

    /** Nothing is answered before it completes. */
    volatile CompletableFuture<Void> slow = CompletableFuture.completedFuture(null);

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public CompletionStage<BitSet> write(List<ProducerRecord<byte[], byte[]>> records) {
      BitSet durable = new BitSet();
      durable.set(0, records.size());
      if (refusals.getAndDecrement() > 0) {
        for (int i = 1; i < records.size(); i += 2) {
          durable.clear(i);
        }
      }
      durable.stream().mapToObj(records::get).forEach(written::add);
      return slow.thenApply(nothing -> durable);
    }

    @Override
    public void hold() {
      held = true;
    }

    @Override
    public void proceed() {
      held = false;
    }
  }
}
