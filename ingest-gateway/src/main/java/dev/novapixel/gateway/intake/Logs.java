package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.schemas.event.PixelEvent.Dialect;

/**
 * Where events go.
 *
 * @param log for clients that send again what was not kept
 * @param lasting for pixels, which don't
 */
public record Logs(EventLog log, EventLog lasting) {

  /** Whoever has a server key is a program, and can wait and send again. */
  EventLog of(IntakeRequest request, boolean server) {
    return request.dialect() == Dialect.SHOPIFY_PIXEL && !server ? lasting : log;
  }

  /** Whether what it sends can be kept now; what is only tried out is kept nowhere. */
  boolean areOpenTo(IntakeRequest request, boolean server) {
    return request.trial() != null || of(request, server).isOpen();
  }
}
