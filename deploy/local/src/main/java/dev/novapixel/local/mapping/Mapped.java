package dev.novapixel.local.mapping;

/** What became of a row. */
public sealed interface Mapped {
  /** It is an event, or completes one. */
  record Event(SourceEvent event) implements Mapped {}

  /** The source has it, and it is no event: {@code because} names a kind of rows. */
  record Skipped(String because) implements Mapped {}

  /** It should be an event, and cannot be. */
  record Bad(long row, String text, String reason) implements Mapped {}
}
