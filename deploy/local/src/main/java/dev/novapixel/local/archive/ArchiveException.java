package dev.novapixel.local.archive;

import java.io.Serial;

/** The archive cannot do what was asked; the message is meant for the person at the terminal. */
public final class ArchiveException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ArchiveException(String message) {
    super(message);
  }
}
