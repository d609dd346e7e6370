package dev.novapixel.schemas.ops;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's bond to the launcher that started it: no service outlives its launcher, however that
 * one ended.
 */
public final class Supervision {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

  private Supervision() {}

  /**
   * Runs {@code end} once {@code launcher}, which is standard input, closes: the kernel closes it
   * even when the launcher was killed. What arrives on it is ignored.
   */
  public static void whenGone(InputStream launcher, Runnable end) {
    Thread.ofPlatform()
        .daemon()
        .name("supervision")
        .start(() -> {
          awaitEnd(launcher);
          LOG.info("The launcher is gone: ending.");
          end.run();
        });
  }

  private static void awaitEnd(InputStream launcher) {
    try {
      launcher.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      LOG.debug("Standard input failed, which is as good as closed.", closed);
    }
  }
}
