package dev.novapixel.local.demo;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.watch.Conservation;
import dev.novapixel.local.watch.Lag;
import dev.novapixel.local.watch.LogReader;
import dev.novapixel.local.watch.Metrics;
import dev.novapixel.schemas.kafka.ClientProperties;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * Tells when everything that was accepted has been stitched, computed and mirrored. Not
 * thread-safe, except that {@link #stitched} may be asked from anywhere.
 */
public final class CaughtUp implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * A stream that has just committed may have a successor's input under way: it must be quiet twice
   * in a row.
   */
  private static final int QUIET = 2;

  private final LocalStack stack;
  private final LogReader log;
  private final Admin admin;
  private volatile long stitched;

  public CaughtUp(LocalStack stack) {
    this.stack = stack;
    this.log = new LogReader(stack.settings());
    this.admin = Admin.create(ClientProperties.admin(stack.settings(), "nova-local-demo"));
  }

  /** Events read by the stitcher, as was seen last. */
  public long stitched() {
    return stitched;
  }

  /** Returns when all is quiet. Throws when that takes longer than {@code patience}. */
  public Conservation await(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    int quiet = 0;
    while (true) {
      var conservation = log.conservation();
      stitched = conservation.all().read();
      quiet = conservation.difference() == 0 && nothingWaits() ? quiet + 1 : 0;
      if (quiet == QUIET) {
        return conservation;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Events are still on their way after %d s; ./nova status shows where."
                .formatted(patience.toSeconds()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private boolean nothingWaits() throws InterruptedException {
    var ports = stack.addresses().ports();
    return Lag.of(admin, stack.settings(), "stitcher") == 0
        && Lag.of(admin, stack.settings(), "features") == 0
        && nothingToMirror(ports.stitcher())
        && nothingToMirror(ports.features());
  }

  private boolean nothingToMirror(int port) throws InterruptedException {
    return Metrics.of(stack.addresses().url(port))
        .map(metrics -> metrics.sum("nova_mirror_lag") == 0)
        .orElse(false);
  }

  @Override
  public void close() {
    admin.close();
    log.close();
  }
}
