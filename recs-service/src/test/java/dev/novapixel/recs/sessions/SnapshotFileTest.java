package dev.novapixel.recs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.recs.nextitem.Forest;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.feature.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TOPIC = "sessions Yl3uQ";
  private static final int BOUND = 1_000;

  @TempDir private Path folder;

  private Path path = Path.of("");
  private SnapshotFile file = new SnapshotFile(path, BOUND);

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("deeper").resolve("sessions.snapshot");
    file = new SnapshotFile(path, BOUND);
    ShopSessions socks = new ShopSessions(BOUND);
    socks.apply(session("s1", "wool", "silk"));
    socks.apply(session("s2", "wool", "cotton"));
    socks.apply(session("s3", "wool", "linen"));
    socks.apply(Sessions.session("socks.test", "s3", Session.Status.REPLACED, NOON));
    file.write(TOPIC, new Snapshot(Map.of(0, 17L, 1, 4L), Map.of("socks.test", socks)));
  }

  @Test
  void whatWasWrittenIsRead() {
    Snapshot read = file.read(TOPIC).orElseThrow();

    assertThat(read.next()).isEqualTo(Map.of(0, 17L, 1, 4L));
    assertThat(read.shops()).containsOnlyKeys("socks.test");
    assertThat(next(read, "wool")).containsExactly("cotton", "silk");
  }

  @Test
  void sessionsThatWereReadGrowOnUnderTheirIdsAndDroppedOnesStayAway() {
    Snapshot read = file.read(TOPIC).orElseThrow();
    ShopSessions socks = read.shops().values().iterator().next();

    socks.apply(session("s1", "wool", "silk", "nylon"));
    socks.apply(Sessions.session("socks.test", "s2", Session.Status.REPLACED, NOON));

    assertThat(socks.size()).isEqualTo(1);
    assertThat(next(read, "wool")).containsExactlyInAnyOrder("silk", "nylon");
  }

  @Test
  void aLaterOneTakesThePlaceOfTheFirstAndNothingElseIsLeft() throws IOException {
    file.write(TOPIC, new Snapshot(Map.of(0, 99L), Map.of()));

    assertThat(file.read(TOPIC)).map(Snapshot::next).contains(Map.of(0, 99L));
    assertThat(path.toFile().getParentFile().list()).containsExactly("sessions.snapshot");
  }

  @Test
  void whereThereIsNoneNothingIsRead() {
    file.delete();

    assertThat(file.read(TOPIC)).isEmpty();
  }

  @Test
  void aSingleWrongByteAnywhereMakesItUseless() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.write(path, damaged);

      assertThat(file.read(TOPIC)).as("damaged at %d", at).isEmpty();
    }
  }

  @Test
  void oneThatEndsTooSoonIsUseless() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int length : List.of(0, 3, 8, 20, whole.length - 1)) {
      Files.write(path, Arrays.copyOf(whole, length));

      assertThat(file.read(TOPIC)).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void oneOfANewerVersionIsNotRead() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    bytes.putInt(Long.BYTES, 2);
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 0, bytes.capacity() - Long.BYTES);
    bytes.putLong(bytes.capacity() - Long.BYTES, sum.getValue());
    Files.write(path, bytes.array());

    assertThat(file.read(TOPIC)).isEmpty();
  }

  @Test
  void oneOfAnotherTopicOrBoundIsNotRead() {
    assertThat(file.read("sessions another")).isEmpty();
    assertThat(new SnapshotFile(path, BOUND + 1).read(TOPIC)).isEqualTo(Optional.empty());
  }

  private static Session session(String id, String... products) {
    return Sessions.session("socks.test", id, Session.Status.OPEN, NOON, products);
  }

  private static List<String> next(Snapshot read, String product) {
    return read.shops().values().stream()
        .flatMap(shop -> shop.next(List.of(product), 10, Forest.NONE).nearest().stream())
        .map(Scored::productId)
        .toList();
  }
}
