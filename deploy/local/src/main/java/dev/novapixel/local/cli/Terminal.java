package dev.novapixel.local.cli;

import java.io.Console;
import java.util.Optional;

/** Whether somebody sits before the program. */
final class Terminal {
  private Terminal() {}

  /** The terminal, where input and output are one. */
  static Optional<Console> attended() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
