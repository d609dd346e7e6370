package dev.novapixel.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
  @Test
  void theEndOfTheInputIsTheEndOfTheParent() throws IOException, InterruptedException {
    var ended = new CountDownLatch(1);
    var parent = new PipedOutputStream();
    var watch = ParentWatch.watch(new PipedInputStream(parent), ended::countDown);
    parent.write("still here".getBytes(StandardCharsets.US_ASCII));
    parent.flush();
    assertThat(ended.getCount()).isOne();

    parent.close();

    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.isDaemon()).isTrue();
  }
}
