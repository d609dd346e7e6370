package dev.novapixel.schemas.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SupervisionTest {

  @Test
  void aProcessEndsWhenItsLauncherIsGoneAndNotBefore() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    PipedInputStream input = new PipedInputStream();
    try (PipedOutputStream launcher = new PipedOutputStream(input)) {
      Supervision.whenGone(input, ended::countDown);
      launcher.write("anything\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      launcher.flush();

      assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();
    }

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
