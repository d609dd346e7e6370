package dev.novapixel.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One program of the stack, as it can be started any number of times. */
public interface Part {
  String name();

  /** Names of the parts that must be ready before this one starts, and that end after it. */
  List<String> needs();

  /** The port that it is known by. */
  int port();

  /** Where it writes what it has to say. */
  Path log();

  /**
   * Starts it and returns when it is ready. What an earlier run left over is ended before.
   *
   * @param abandoned becomes true when nobody waits for the part any more: it may then give up
   * @throws RuntimeException with a message for the person at the terminal, when it does not become
   *     ready
   */
  Running start(BooleanSupplier abandoned);

  /** A started part. */
  interface Running {
    long pid();

    boolean alive();

    /** Ends it in order; blocks until it is gone. */
    void stop();
  }
}
