package dev.novapixel.local.rejected;

/** More rejected events are asked for than are sent again at once. */
public final class TooManyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyException(int limit) {
    super(
        "More than %,d events are to be sent again. Say which with --shop, --code or --since."
            .formatted(limit));
  }
}
