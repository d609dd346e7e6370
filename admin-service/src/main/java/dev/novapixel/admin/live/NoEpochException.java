package dev.novapixel.admin.live;

/** Nobody has said yet which epoch is live: Kafka is away, or this service has just started. */
public final class NoEpochException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoEpochException() {
    super("which epoch is live is not known yet", null, false, false);
  }
}
