package dev.novapixel.local.mapping;

import java.io.Serial;

/** A column does not hold what the mapping takes from it. */
final class BadValueException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  BadValueException(String message) {
    super(message);
  }
}
