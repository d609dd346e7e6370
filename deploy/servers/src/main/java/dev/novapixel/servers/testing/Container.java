package dev.novapixel.servers.testing;

import com.github.dockerjava.api.exception.NotModifiedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * A server in a container. Its port on this machine is chosen before it is made: Docker would give
 * it another one at each start, and clients of a server that comes back look for it where it was.
 */
final class Container implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LOG_SHOWN = 4_000;

  private final GenericContainer<?> container;
  private final Callable<Boolean> answers;

  /**
   * @param outside the port on this machine
   * @param inside the port that the server listens on
   * @param answers whether the server takes requests; an exception of its counts as false
   */
  Container(GenericContainer<?> container, int outside, int inside, Callable<Boolean> answers) {
    this.container = container;
    this.answers = answers;
    container.setPortBindings(List.of(outside + ":" + inside));
    container.withExposedPorts(inside).withStartupTimeout(PATIENCE);
  }

  /** Makes the container, or starts again the one that was stopped. Blocks until it answers. */
  void start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    }
    awaitAnswer();
  }

  /** Its data stay. */
  void stop() {
    try {
      container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    } catch (NotModifiedException stoppedBefore) {
      // As wanted.
    }
  }

  /** Removes it with its data. */
  @Override
  public void close() {
    container.stop();
  }

  private void awaitAnswer() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    @Nullable Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (answers.call()) {
          return;
        }
      } catch (Exception notYet) {
        last = notYet;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    var log = container.getLogs();
    throw new IllegalStateException(
        "%s did not answer within %d s. The end of its log:%n%s"
            .formatted(
                container.getDockerImageName(),
                PATIENCE.toSeconds(),
                log.substring(Math.max(0, log.length() - LOG_SHOWN))),
        last);
  }
}
