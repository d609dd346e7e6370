package dev.novapixel.local.send;

import java.io.Serial;

/** A sending that cannot go on; the message is meant for the person at the terminal. */
public final class SendException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  SendException(String message) {
    super(message);
  }

  SendException(String message, Throwable cause) {
    super(message, cause);
  }
}
