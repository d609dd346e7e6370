package dev.novapixel.servers;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A server that could not be started or used; the message is meant for the person at the terminal.
 */
public class ServerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
