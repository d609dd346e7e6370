package dev.novapixel.servers.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends a Java process when its standard input does, for one whose parent holds the other end of
 * that pipe. A program under {@link GuardedProcess} does not need it: its guard does this, and its
 * standard input is empty.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /**
   * Starts a daemon thread that reads {@code in} to its end, then runs {@code ended} once. What it
   * reads is dropped.
   */
  public static Thread watch(InputStream in, Runnable ended) {
    return Thread.ofPlatform()
        .daemon()
        .name("parent-watch")
        .start(() -> {
          drain(in);
          ended.run();
        });
  }

  private static void drain(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A broken pipe says the same as its end: the parent is gone.
    }
  }
}
