package dev.novapixel.gateway.produce;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;

/** Something to be written. */
public sealed interface LogEntry {

  /** Goes to {@code pixel-events}. */
  record Taken(PixelEvent event) implements LogEntry {}

  /** Goes to {@code rejected-events}. */
  record Rejected(RejectedEvent event) implements LogEntry {}
}
