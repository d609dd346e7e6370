package dev.novapixel.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run under a guard, and how it is asked to end.
 *
 * @param environment added to the environment that this process has
 * @param log where standard output and error are appended
 * @param stop the signal that ends the program in order
 * @param grace how long an orderly end may take before the program is killed, in whole seconds
 */
public record Program(
    List<String> command, Map<String, String> environment, Path log, Signal stop, Duration grace) {

  /** The signals that programs are sent. */
  public enum Signal {
    /** The ordinary request to end. */
    TERM,
    /** PostgreSQL's fast shutdown; for others what Ctrl-C sends. */
    INT,
    /** Ends at once. No program can refuse it, or put its things in order. */
    KILL
  }

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program that ends in order on TERM and needs no more than ten seconds for that. */
  public static Program of(Path log, List<String> command) {
    return new Program(command, Map.of(), log, Signal.TERM, Duration.ofSeconds(10));
  }

  public Program within(Duration grace) {
    return new Program(command, environment, log, stop, grace);
  }

  public Program with(Map<String, String> environment) {
    return new Program(command, environment, log, stop, grace);
  }
}
