package dev.novapixel.local.demo;

import dev.novapixel.local.stack.LocalStack;
import dev.novapixel.local.stack.StackException;
import dev.novapixel.local.watch.Conservation;
import dev.novapixel.local.watch.Lag;
import dev.novapixel.local.watch.LogReader;
import dev.novapixel.local.watch.Metrics;
import dev.novapixel.schemas.kafka.ClientProperties;
import dev.novapixel.schemas.settings.Setting;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;

/**
 * Tells when everything that was accepted has been stitched, computed and mirrored. Not
 * thread-safe, except that {@link #backlog} may be asked from anywhere.
 */
public final class CaughtUp implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * A stream that has just committed may have a successor's input under way, and products that have
   * changed are gathered before they are published: it must be quiet six times in a row, for 3 s.
   */
  private static final int QUIET = 6;

  /**
   * A part that does not say how much it has to mirror has something to mirror, for all we know.
   */
  private static final double SILENT = 1;

  private final LocalStack stack;
  private final LogReader log;
  private final Admin admin;
  private volatile Backlog backlog = new Backlog(0, 0, 0);

  public CaughtUp(LocalStack stack) {
    this.stack = stack;
    this.log = new LogReader(stack.settings());
    this.admin = Admin.create(ClientProperties.admin(stack.settings(), "nova-local-demo"));
  }

  /** What was on its way when last looked at. */
  public Backlog backlog() {
    return backlog;
  }

  /**
   * Returns when all is quiet, however long that takes.
   *
   * @throws StackException if nothing has moved for as long as {@code patience}
   */
  public Conservation await(Duration patience) throws InterruptedException {
    long moved = System.nanoTime();
    int quiet = 0;
    while (true) {
      var conservation = log.conservation();
      var now = look(conservation);
      quiet = now.isWorkedOff() ? quiet + 1 : 0;
      if (quiet == QUIET) {
        return conservation;
      }
      if (!now.equals(backlog)) {
        backlog = now;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > patience.toNanos()) {
        throw new StackException(
            "Nothing has moved for %d s, with %s; ./nova status shows which part is behind, its log in .nova/logs why."
                .formatted(patience.toSeconds(), now));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private Backlog look(Conservation conservation) throws InterruptedException {
    var live = stack.settings().get(Setting.EPOCH);
    return new Backlog(
        conservation.difference(),
        Lag.of(admin, stack.settings(), "stitcher") + Lag.of(admin, stack.settings(), "features"),
        toMirror(stack.stitcher(live)) + toMirror(stack.features(live)));
  }

  private long toMirror(String address) throws InterruptedException {
    return (long)
        Metrics.of(address)
            .map(metrics -> metrics.sum("nova_mirror_lag"))
            .orElse(SILENT)
            .doubleValue();
  }

  @Override
  public void close() {
    admin.close();
    log.close();
  }
}
