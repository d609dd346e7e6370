package dev.novapixel.local.api;

import java.io.Serial;

/**
 * A service that does not do what was asked of it; the message is meant for the person at the
 * terminal.
 */
public final class ApiException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ApiException(String message) {
    super(message);
  }

  ApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
