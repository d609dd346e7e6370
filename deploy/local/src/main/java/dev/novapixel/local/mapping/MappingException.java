package dev.novapixel.local.mapping;

import java.io.Serial;

/** A mapping that cannot be used; the message is meant for whoever wrote it. */
public final class MappingException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  MappingException(String message) {
    super(message);
  }

  MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
