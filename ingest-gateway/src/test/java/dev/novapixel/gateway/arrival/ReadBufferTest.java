package dev.novapixel.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.limit.Caller;
import dev.novapixel.gateway.limit.Callers;
import dev.novapixel.gateway.limit.Rate;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReadBufferTest {
  private static final int ROOM = 8 * 1024 * 1024;
  private static final int BOUND = 1024 * 1024;

  private static final int SHARE = 1024 * 1024;

  private final Admission admission = new Admission(10_000, ROOM);
  private final Caller caller =
      new Callers(new Rate(1, 1), 1, System::nanoTime).at(InetAddress.getLoopbackAddress());
  private final ReadBuffer buffer = new ReadBuffer(admission, caller, SHARE);

  @Test
  void aLargeBodyIsBelievedByWhatHasComeOfIt() {
    assertThat(add(1)).isTrue();
    assertThat(admission.bytes()).isLessThan(ROOM / 10_000);
    assertThat(add(99_999)).isTrue();
    assertThat(admission.bytes()).isBetween(100_000L, 400_000L);
  }

  @Test
  void aBodyThatComesAtOnceTakesJustItsRoom() {
    assertThat(buffer.add(Unpooled.wrappedBuffer(new byte[900]), 900)).isTrue();
    assertThat(admission.bytes()).isEqualTo(900);
  }

  @Test
  void itNeverTakesMoreThanTheBodyCanCome() {
    add(BOUND - 1);
    assertThat(admission.bytes()).isEqualTo(BOUND);
  }

  @Test
  void theBodyIsWhatCameInItsOrderAndThenHoldsNothing() {
    Random random = new Random(7);
    byte[] whole = new byte[50_000];
    random.nextBytes(whole);
    for (int from = 0; from < whole.length; ) {
      int to = Math.min(whole.length, from + 1 + random.nextInt(3000));
      assertThat(buffer.add(Unpooled.wrappedBuffer(whole, from, to - from), BOUND)).isTrue();
      from = to;
    }
    assertThat(buffer.size()).isEqualTo(whole.length);
    assertThat(Arrays.equals(buffer.take(), whole)).isTrue();
    assertThat(admission.bytes()).isZero();
  }

  @Test
  void withoutRoomNothingIsAdded() {
    add(1000);
    admission.hold(ROOM - (int) admission.bytes());
    assertThat(add(100_000)).isFalse();
    assertThat(buffer.size()).isEqualTo(1000);

    buffer.forget();
    buffer.forget();
    assertThat(admission.bytes()).isLessThan(ROOM);
  }

  @Test
  void whileTheRoomIsCrowdedNobodyHoldsMoreThanHisShare() {
    ReadBuffer another = new ReadBuffer(admission, caller, SHARE);
    assertThat(another.add(Unpooled.wrappedBuffer(new byte[SHARE]), SHARE)).isTrue();
    assertThat(add(BOUND)).as("there is room for all").isTrue();
    buffer.forget();

    admission.hold(ROOM / 2);
    assertThat(add(1)).as("his share is taken").isFalse();
    another.forget();
    assertThat(add(1)).isTrue();
    assertThat(admission.bytes()).isLessThan(ROOM / 2 + 2000);
  }

  private boolean add(int bytes) {
    return buffer.add(Unpooled.wrappedBuffer(new byte[bytes]), BOUND);
  }
}
