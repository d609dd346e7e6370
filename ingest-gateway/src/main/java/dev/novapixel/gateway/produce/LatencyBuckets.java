package dev.novapixel.gateway.produce;

import java.time.Duration;
import java.util.stream.LongStream;

/** The bounds in which latencies are counted: from an idle machine's to a time-out's. */
public final class LatencyBuckets {
  private LatencyBuckets() {}

  public static Duration[] all() {
    return LongStream.of(2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
        .mapToObj(Duration::ofMillis)
        .toArray(Duration[]::new);
  }
}
