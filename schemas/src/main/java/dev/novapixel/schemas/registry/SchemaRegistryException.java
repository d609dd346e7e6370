package dev.novapixel.schemas.registry;

import org.jspecify.annotations.Nullable;

/**
 * An answer that the schema registry could not, or would not, give. Its text carries schemas'
 * names, never data.
 */
public final class SchemaRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a caller can act on it. */
  public enum Reason {
    /** No answer, or one of a server in trouble, after all attempts: worth another try later. */
    UNREACHABLE,
    /** The subject or number is not in the registry. */
    UNKNOWN,
    /** The subject's rule forbids the schema. */
    INCOMPATIBLE,
    /** The registry understood and said no, or answered what is not its protocol. */
    REFUSED
  }

  private final Reason reason;

  public SchemaRegistryException(Reason reason, String message) {
    this(reason, message, null);
  }

  public SchemaRegistryException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
